import type { ServerResponse } from 'node:http';
import type { AnyRouter } from '@trpc/server';
import type { RequestHandler } from 'express';
import { DomainError } from '../../shared/domain-error.ts';
import type { Reason } from '../../shared/reasons.ts';
import { errorShapeOf } from './error-shape.ts';

export interface StreamGuardOptions {
  readonly router: AnyRouter;
  readonly isShuttingDown: () => boolean;
  /** How long a client may read nothing of a stream, in milliseconds. */
  readonly stallMs: number;
  readonly onRejection: (reason: Reason) => void;
}

/**
 * Guards subscriptions in front of tRPC's adapter: only GET opens a stream, and a client that reads nothing for too long
 * is disconnected, because writing to it, and so the shutdown, would wait forever.
 */
export function streamGuard({
  router,
  isShuttingDown,
  stallMs,
  onRejection,
}: StreamGuardOptions): RequestHandler {
  const { procedures } = router._def;
  const stalledSince = new Map<ServerResponse, number | undefined>();
  let sweep: NodeJS.Timeout | undefined;

  const disconnectStalled = () => {
    const limit = isShuttingDown() ? 0 : stallMs;
    for (const [response, since] of stalledSince) {
      if (!response.writableNeedDrain) continue;
      if (since === undefined) stalledSince.set(response, Date.now());
      else if (Date.now() - since >= limit) response.destroy();
    }
  };
  const watch = (response: ServerResponse) => {
    stalledSince.set(response, undefined);
    sweep ??= setInterval(disconnectStalled, 1000).unref();
    response.on('drain', () => stalledSince.set(response, undefined));
    response.once('close', () => {
      stalledSince.delete(response);
      if (stalledSince.size > 0) return;
      clearInterval(sweep);
      sweep = undefined;
    });
  };

  return (request, response, next) => {
    const path = request.path.slice(1);
    const procedure = Object.hasOwn(procedures, path) ? procedures[path] : undefined;
    if (procedure?._def.type !== 'subscription') return next();
    if (request.method === 'GET') {
      watch(response);
      corkWrites(response);
      return next();
    }
    const error = new DomainError('METHOD_NOT_SUPPORTED', 'Open a stream with GET', {});
    onRejection(error.reason);
    const shape = errorShapeOf(error, path);
    response.setHeader('allow', 'GET');
    response.status(shape.data.httpStatus).json({ error: shape });
  };
}

/** Combines the writes of one event loop turn: tRPC writes each update in several chunks. */
function corkWrites(response: ServerResponse): void {
  const write = response.write.bind(response);
  let corked = false;
  Object.assign(response, {
    write(...args: unknown[]): unknown {
      const { socket } = response;
      if (!corked && socket) {
        corked = true;
        socket.cork();
        setImmediate(() => {
          corked = false;
          socket.uncork();
        });
      }
      return Reflect.apply(write, undefined, args);
    },
  });
}
