import { once } from 'node:events';
import {
  createServer,
  request as send,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';

/** Responds instead of the server, or returns false to pass the request on. */
export type HttpFault = (request: IncomingMessage, response: ServerResponse) => boolean;

/** An HTTP reverse proxy on 127.0.0.1 that can respond itself, as load balancers and gateways do. */
export interface HttpProxy extends AsyncDisposable {
  readonly url: string;
  /** Paths and query strings of all requests so far, as the client sent them. */
  readonly paths: readonly string[];
  /** Number of requests that the fault answered. */
  readonly faults: number;
  /** Answers requests with the fault, and cuts the responses in progress. Undefined ends the fault. */
  setFault(fault: HttpFault | undefined): void;
}

/** `await using proxy = await startHttpProxy(api.url, { stripPrefix: '/shop' })` */
export async function startHttpProxy(
  targetUrl: string,
  { stripPrefix = '' }: { readonly stripPrefix?: string } = {},
): Promise<HttpProxy> {
  const target = new URL(targetUrl);
  const paths: string[] = [];
  const inProgress = new Set<ServerResponse>();
  let fault: HttpFault | undefined;
  let faults = 0;

  const server = createServer((request, response) => {
    const { url: path = '/' } = request;
    paths.push(path);
    if (fault?.(request, response) === true) {
      faults++;
      return;
    }
    if (!path.startsWith(stripPrefix)) {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
      return;
    }
    inProgress.add(response);
    response.on('close', () => inProgress.delete(response));
    forward(request, response, target, path.slice(stripPrefix.length) || '/');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!(address instanceof Object)) throw new Error('The proxy has no port');

  return {
    url: `http://127.0.0.1:${address.port}${stripPrefix}`,
    paths,
    get faults() {
      return faults;
    },
    setFault(next) {
      fault = next;
      if (!next) return;
      for (const response of inProgress) response.destroy();
    },
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function forward(
  request: IncomingMessage,
  response: ServerResponse,
  { hostname, port }: URL,
  path: string,
): void {
  const { method, headers } = request;
  const forwarded = send({ hostname, port, method, headers, path }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.on('error', () => response.destroy()).pipe(response);
  });
  forwarded.on('error', () => response.destroy());
  response.on('close', () => forwarded.destroy());
  request.pipe(forwarded);
}

/** Responds with a status and a page, as gateways do. */
export function gatewayPage(
  status: number,
  headers: Readonly<Record<string, string>> = {},
): HttpFault {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers });
    response.end('<!doctype html><h1>Please come back later</h1>');
    return true;
  };
}

/** Responds with a part of an event stream and closes the connection in the middle of an event. */
export function truncatedStream(): HttpFault {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('event: connected\nda', () => response.destroy());
    return true;
  };
}
