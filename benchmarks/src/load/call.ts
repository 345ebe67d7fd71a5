/** Who calls a server. */
export interface HttpCaller {
  readonly url: string;
  readonly token: string | undefined;
}

/**
 * Asks for one path, with a body by POST, and returns the data of tRPC's answer.
 * @throws {Error} with the answer, when it is no success.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what comes over HTTP is a T because whoever asks knows the procedure
export async function call<T>(caller: HttpCaller, path: string, body?: unknown): Promise<T> {
  const answer: { result: { data: T } } = JSON.parse(await send(caller, path, body));
  return answer.result.data;
}

/** The whole body of the answer. */
export async function send(
  { url, token }: HttpCaller,
  path: string,
  body?: unknown,
): Promise<string> {
  const response = await fetch(new URL(path, url), {
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${answer}`);
  return answer;
}
