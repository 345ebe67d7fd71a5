import { once } from 'node:events';
import {
  createServer,
  request as requestFrom,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';

export type Outcome = 'forwarded' | 'not sent' | 'response lost';

/**
 * An HTTP proxy in front of an API that loses requests or responses. `decide` receives the path of each request, which
 * contains all procedures of a batch; the request waits for its result.
 */
export async function faultyProxy(
  target: string,
  decide: (path: string) => Outcome | Promise<Outcome>,
): Promise<{ url: string } & AsyncDisposable> {
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const outcome = await decide(request.url ?? '');
    if (outcome === 'not sent') request.socket.destroy();
    else forward(target, request, response, outcome === 'response lost');
  };
  const server = createServer((request, response) => void take(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function forward(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  losesResponse: boolean,
): void {
  const { method, headers } = request;
  const onward = requestFrom(new URL(request.url ?? '', target), { method, headers });
  onward.on('error', () => request.socket.destroy());
  onward.on('response', (answer) => {
    if (losesResponse) {
      answer.resume().on('end', () => request.socket.destroy());
      return;
    }
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(response);
  });
  request.pipe(onward);
}
