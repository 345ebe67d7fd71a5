import { z } from 'zod';

/** The error shape on the wire. */
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

/** Status, headers and body of an HTTP response. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Calls a procedure with a plain HTTP client. */
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

/** The error of a response. Throws if its request id differs from the header. */
export function errorOf({ headers, text, status }: Answer): z.infer<typeof WireError>['error'] {
  const { error } = WireError.parse(JSON.parse(text));
  if (error.data.requestId !== headers.get('x-request-id'))
    throw new Error(
      `The error has the request id ${error.data.requestId}, which differs from the header`,
    );
  if (error.data.httpStatus !== status)
    throw new Error(
      `The error has status ${error.data.httpStatus}, but the response has ${status}`,
    );
  return error;
}
