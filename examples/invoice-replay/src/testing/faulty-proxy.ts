import { once } from 'node:events';
import {
  createServer,
  request as requestFrom,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';

/** What becomes of a request: passed on, cut off before it arrives, or its answer is lost. */
export type Fate = 'passed' | 'not sent' | 'answer lost';

/**
 * An HTTP proxy before an API that loses what it is told to. `decide` gets the path of each request,
 * which for a batch names all its procedures, and may take its time: the request waits.
 */
export async function faultyProxy(
  target: string,
  decide: (path: string) => Fate | Promise<Fate>,
): Promise<{ url: string } & AsyncDisposable> {
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const fate = await decide(request.url ?? '');
    if (fate === 'not sent') request.socket.destroy();
    else passOn(target, request, response, fate === 'answer lost');
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

function passOn(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  losesAnswer: boolean,
): void {
  const { method, headers } = request;
  const onward = requestFrom(new URL(request.url ?? '', target), { method, headers });
  onward.on('error', () => request.socket.destroy());
  onward.on('response', (answer) => {
    if (losesAnswer) {
      answer.resume().on('end', () => request.socket.destroy());
      return;
    }
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(response);
  });
  request.pipe(onward);
}
