import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { ErrorReason } from '../index.ts';

/** A received HTTP request. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly isBatch: boolean;
  readonly headers: IncomingHttpHeaders;
  /** The input of each call. */
  readonly inputs: readonly unknown[];
  /** When it was received, by `performance.now()`. */
  readonly at: number;
}

/** Handles one request. */
export type Step = (received: ReceivedRequest, response: ServerResponse) => void | Promise<void>;

interface ScriptedServer extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly ReceivedRequest[];
}

/** Starts a server that handles each request with the next step, and all further ones with the last step. */
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

/** Responds to each call with this data. */
export function respondWith(data: unknown): Step {
  return (received, response) => respond(received, response, 200, { result: { data } });
}

/** Rejects each call with an error of the store. */
export function rejectWith(
  reason: ErrorReason,
  { retryable = false, details = {}, status = 409, headers = {} }: Rejection = {},
): Step {
  const data = { code: 'CONFLICT', httpStatus: status, reason, details, retryable, requestId: 'r' };
  const error = { code: -32009, message: `Rejected: ${reason}`, data };
  return (received, response) => respond(received, response, status, { error }, headers);
}

interface Rejection {
  readonly retryable?: boolean;
  readonly details?: object;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Closes the connection after the request. */
export const closeConnection: Step = (_received, response) => void response.destroy();

/** Closes the connection in the middle of the response. */
export const closeMidResponse: Step = (_received, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
  response.write('{"result":', () => response.destroy());
};

/** Never responds. */
export const neverRespond: Step = () => {};

/** Responds with HTML, as a proxy does. */
export function respondWithHtml(
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Step {
  return (_received, response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<h1>Sorry</h1>');
  };
}

function respond(
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
  const { method = '', url = '', headers } = request;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { pathname, searchParams } = new URL(url, 'http://server');
  const text = method === 'GET' ? searchParams.get('input') : Buffer.concat(chunks).toString();
  const input: unknown = text ? JSON.parse(text) : undefined;
  const isBatch = searchParams.has('batch');
  const path = pathname.replace('/trpc/', '');
  const inputs = isBatch ? path.split(',').map((_, index) => Object(input)[index]) : [input];
  return { method, path, isBatch, headers, inputs, at: performance.now() };
}
