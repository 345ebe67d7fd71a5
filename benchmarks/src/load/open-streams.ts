import { once } from 'node:events';
import { request, type ClientRequest } from 'node:http';

/** Opens a stream of a subscription for each token, and reads it until the end of the scope. */
export async function openStreams(
  url: string,
  path: string,
  tokens: readonly string[],
): Promise<Disposable> {
  const streams: ClientRequest[] = [];
  const close = () => {
    for (const stream of streams) stream.destroy();
  };
  try {
    await Promise.all(
      tokens.map(async (token) => {
        const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
        const stream = request(new URL(path, url), { headers, agent: false });
        streams.push(stream);
        stream.on('error', () => {});
        const [response] = await once(stream.end(), 'response');
        // The first bytes say that it is connected.
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
