import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Closes a connection that has more requests without an answer than `most`. Node starts all requests that arrive together
 * at once and keeps them until those before them are answered: 64 kB contain two thousand. Browsers, proxies and HTTP
 * clients wait for an answer before they send the next request.
 */
export function limitPipelining(most: number, listener: RequestListener): RequestListener {
  const pending = new WeakMap<Socket, number>();
  return (request, response) => {
    const { socket } = request;
    // The rest of the data is still parsed.
    if (socket.destroyed) return;
    const count = (pending.get(socket) ?? 0) + 1;
    if (count > most) {
      socket.destroy();
      return;
    }
    pending.set(socket, count);
    response.once('close', () => pending.set(socket, (pending.get(socket) ?? 1) - 1));
    listener(request, response);
  };
}
