import { z } from 'zod';

/** The error of the contract, as it comes over the wire. */
export const WireError = z.object({
  error: z.strictObject({
    message: z.string(),
    code: z.number(),
    data: z.strictObject({
      code: z.string(),
      httpStatus: z.number(),
      path: z.string().optional(),
      reason: z.string(),
      details: z.record(z.string(), z.unknown()),
      retryable: z.boolean(),
      requestId: z.string(),
    }),
  }),
});

/** What came back from an HTTP request: the status, the headers and the whole body. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Calls a procedure as any HTTP client does. */
export async function callOverHttp(
  url: string,
  name: string,
  {
    type,
    input,
    token,
  }: {
    readonly type: 'query' | 'mutation';
    readonly input?: unknown;
    readonly token?: string | null;
  },
): Promise<Answer> {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const body = input === undefined ? undefined : JSON.stringify(input);
  if (type === 'mutation') {
    headers['content-type'] = 'application/json';
    return request(`${url}/trpc/${name}`, { method: 'POST', headers, ...(body ? { body } : {}) });
  }
  const query = body === undefined ? '' : `?input=${encodeURIComponent(body)}`;
  return request(`${url}/trpc/${name}${query}`, { headers });
}

export async function request(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The error in an answer, whose request id must be that of the header. */
export function errorOf({ headers, text, status }: Answer): z.infer<typeof WireError>['error'] {
  const { error } = WireError.parse(JSON.parse(text));
  if (error.data.requestId !== headers.get('x-request-id'))
    throw new Error(`The error's request id is ${error.data.requestId}, not that of the header`);
  if (error.data.httpStatus !== status)
    throw new Error(`The error says ${error.data.httpStatus}, the answer is ${status}`);
  return error;
}
