/** The server to call and the session to use. */
export interface Caller {
  readonly url: string;
  readonly token: string | undefined;
}

/**
 * Calls a tRPC procedure, with POST if there is a body, and returns its data.
 * @throws {Error} with the response if its status is not 2xx.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller knows what the procedure returns
export async function callProcedure<T>(caller: Caller, path: string, body?: unknown): Promise<T> {
  const response: { result: { data: T } } = JSON.parse(await fetchText(caller, path, body));
  return response.result.data;
}

/**
 * Returns the body of a response as text.
 * @throws {Error} with the response if its status is not 2xx.
 */
export async function fetchText(
  { url, token }: Caller,
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
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} responded with status ${response.status}: ${text}`);
  return text;
}
