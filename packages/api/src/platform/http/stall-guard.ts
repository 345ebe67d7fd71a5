import type { ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';

interface StallGuardOptions {
  readonly isShuttingDown: () => boolean;
  /** How long a client may read nothing of a response, in milliseconds. */
  readonly stallMs: number;
}

/**
 * Disconnects clients that read nothing of a response for too long: the response stays in memory, and writing to it, and
 * so the shutdown, would wait forever.
 */
export function stallGuard({ isShuttingDown, stallMs }: StallGuardOptions): RequestHandler {
  /** Since when each open response waits for its client; undefined if it does not. */
  const stalledSince = new Map<ServerResponse, number | undefined>();
  let sweep: NodeJS.Timeout | undefined;

  const disconnectStalled = () => {
    const limit = isShuttingDown() ? 0 : stallMs;
    for (const [response, since] of stalledSince) {
      if (!response.writableNeedDrain) continue;
      if (since === undefined) {
        stalledSince.set(response, Date.now());
        if (!isEventStream(response)) response.setTimeout(stallMs);
      } else if (isEventStream(response) && Date.now() - since >= limit) response.destroy();
    }
    if (stalledSince.size > 0) return;
    clearInterval(sweep);
    sweep = undefined;
  };

  return (_request, response, next) => {
    stalledSince.set(response, undefined);
    sweep ??= setInterval(disconnectStalled, 1000).unref();
    response.on('drain', () => {
      stalledSince.set(response, undefined);
      if (!isEventStream(response)) response.setTimeout(0);
    });
    // Everything is written, but maybe not sent.
    response.once('prefinish', () => {
      if (response.writableLength > 0) response.setTimeout(stallMs);
    });
    response.once('close', () => stalledSince.delete(response));
    next();
  };
}

/**
 * Plain responses use the socket's timeout, which does not fire while the client reads part of a large chunk. Pings
 * would restart it on a stream, whose chunks are small.
 */
function isEventStream(response: ServerResponse): boolean {
  return String(response.getHeader('content-type')).startsWith('text/event-stream');
}
