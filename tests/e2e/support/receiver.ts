import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';

/** A received webhook message. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The status of the response. */
  readonly status: number;
}

/** A server that receives webhooks. */
interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly messages: readonly Received[];
  /** The status of further responses. */
  status: number;
}

/** Starts a webhook receiver on a free local port. */
export async function openReceiver(): Promise<Receiver> {
  const messages: Received[] = [];
  const server = createServer((request, response) => {
    const take = async () => {
      const body = await text(request);
      const { status } = receiver;
      messages.push({ headers: request.headers, body, status });
      response.writeHead(status).end(status < 300 ? 'thanks' : 'out of order');
    };
    void take();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  const receiver: Receiver = {
    url: `http://127.0.0.1:${address.port}/hook`,
    messages,
    status: 200,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return receiver;
}
