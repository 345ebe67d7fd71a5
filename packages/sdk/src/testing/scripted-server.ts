import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ErrorReason } from '../index.ts';

/** What came in one HTTP request. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly isBatch: boolean;
  /** The input of each call. */
  readonly inputs: readonly unknown[];
  /** Its milliseconds on the clock of `performance`. */
  readonly at: number;
}

/** What a server does with one request. */
export type Step = (received: ReceivedRequest, response: ServerResponse) => void | Promise<void>;

export interface ScriptedServer extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly ReceivedRequest[];
}

/** A server that answers its first request by the first step, and so on; the last step is for all that follow. */
export async function startScriptedServer(
  steps: readonly Step[],
  port = 0,
): Promise<ScriptedServer> {
  const received: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    void read(request).then((each) => {
      const step = steps[Math.min(received.length, steps.length - 1)];
      received.push(each);
      return step?.(each, response);
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!(address instanceof Object)) throw new Error('The server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Answers each call with this. */
export function respondWith(data: unknown): Step {
  return (received, response) => answer(received, response, 200, { result: { data } });
}

/** Refuses each call as the store does. */
export function rejectWith(
  reason: ErrorReason,
  { retryable = false, details = {}, status = 409, headers = {} }: Rejection = {},
): Step {
  const data = { code: 'CONFLICT', httpStatus: status, reason, details, retryable, requestId: 'r' };
  const error = { code: -32009, message: `Refused: ${reason}`, data };
  return (received, response) => answer(received, response, status, { error }, headers);
}

export interface Rejection {
  readonly retryable?: boolean;
  readonly details?: object;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Cuts the connection when the request has come. */
export const closeConnection: Step = (_received, response) => void response.destroy();

/** Cuts it in the middle of the answer. */
export const closeMidResponse: Step = (_received, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
  response.write('{"result":', () => response.destroy());
};

/** Never answers. */
export const neverRespond: Step = () => {};

/** What a proxy says instead of the store. */
export function respondWithHtml(
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Step {
  return (_received, response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<h1>Sorry</h1>');
  };
}

function answer(
  { isBatch, inputs }: ReceivedRequest,
  response: ServerResponse,
  status: number,
  each: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = isBatch ? inputs.map(() => each) : each;
  response.writeHead(isBatch ? 207 : status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<ReceivedRequest> {
  const { method = '', url = '' } = request;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { pathname, searchParams } = new URL(url, 'http://server');
  const text = method === 'GET' ? searchParams.get('input') : Buffer.concat(chunks).toString();
  const input: unknown = text ? JSON.parse(text) : undefined;
  const isBatch = searchParams.has('batch');
  const path = pathname.replace('/trpc/', '');
  const inputs = isBatch ? path.split(',').map((_, index) => Object(input)[index]) : [input];
  return { method, path, isBatch, inputs, at: performance.now() };
}
