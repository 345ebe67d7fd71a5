import { once } from 'node:events';
import { request, type ClientRequest } from 'node:http';

/** Opens a subscription over server-sent events for each token and reads it until it is disposed of. */
export async function openSubscriptions(
  url: string,
  path: string,
  tokens: readonly string[],
): Promise<Disposable> {
  const requests: ClientRequest[] = [];
  const close = () => {
    for (const opened of requests) opened.destroy();
  };
  try {
    await Promise.all(
      tokens.map(async (token) => {
        const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
        const opened = request(new URL(path, url), { headers, agent: false });
        requests.push(opened);
        opened.on('error', () => {});
        const [response] = await once(opened.end(), 'response');
        // The server sends its first bytes once the subscription is connected.
        await once(response, 'data');
        response.resume();
      }),
    );
  } catch (error) {
    close();
    throw error;
  }
  return { [Symbol.dispose]: close };
}
