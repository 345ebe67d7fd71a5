import type { IncomingMessage, RequestListener } from 'node:http';
import type { Socket } from 'node:net';

interface LimitedRequests {
  readonly listener: RequestListener;
  /** Whether a connection waits for the response to a complete request. */
  readonly awaitsResponse: (socket: Socket) => boolean;
}

/**
 * Closes a connection that has more requests without an answer than `most`. Node starts all requests that arrive together
 * at once and keeps them until those before them are answered: 64 kB contain two thousand. Browsers, proxies and HTTP
 * clients wait for an answer before they send the next request.
 */
export function limitPipelining(most: number, listener: RequestListener): LimitedRequests {
  const pending = new WeakMap<Socket, { count: number; latest: IncomingMessage }>();
  return {
    awaitsResponse(socket) {
      const { count = 0, latest } = pending.get(socket) ?? {};
      return count > 0 && latest?.complete === true;
    },
    listener(request, response) {
      const { socket } = request;
      // The rest of the data is still parsed.
      if (socket.destroyed) return;
      const state = pending.get(socket) ?? { count: 0, latest: request };
      if (state.count >= most) {
        socket.destroy();
        return;
      }
      state.count++;
      state.latest = request;
      pending.set(socket, state);
      response.once('close', () => state.count--);
      listener(request, response);
    },
  };
}
