import type { ServerResponse } from 'node:http';
import type { AnyRouter } from '@trpc/server';
import type { RequestHandler } from 'express';
import { DomainError } from '../../shared/domain-error.ts';
import type { Reason } from '../../shared/reasons.ts';
import { errorShapeOf } from './error-shape.ts';

export interface StreamGuardOptions {
  readonly router: AnyRouter;
  readonly isShuttingDown: () => boolean;
  /** How long a listener may take nothing of what was sent, in milliseconds. */
  readonly stallMs: number;
  readonly onRefusal: (reason: Reason) => void;
}

/**
 * Stands before tRPC's adapter, which serves the subscriptions. Only GET opens a stream, and a listener
 * who takes nothing of it for too long is cut off: to write more would wait for them for ever, and so
 * would the shutdown.
 */
export function streamGuard({
  router,
  isShuttingDown,
  stallMs,
  onRefusal,
}: StreamGuardOptions): RequestHandler {
  const { procedures } = router._def;
  const stalledSince = new Map<ServerResponse, number | undefined>();
  let sweep: NodeJS.Timeout | undefined;

  const look = () => {
    const patience = isShuttingDown() ? 0 : stallMs;
    for (const [response, since] of stalledSince) {
      if (!response.writableNeedDrain) continue;
      if (since === undefined) stalledSince.set(response, Date.now());
      else if (Date.now() - since >= patience) response.destroy();
    }
  };
  const watch = (response: ServerResponse) => {
    stalledSince.set(response, undefined);
    sweep ??= setInterval(look, 1000).unref();
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
      writeOnceATurn(response);
      return next();
    }
    const error = new DomainError('METHOD_NOT_SUPPORTED', 'A stream is opened with GET', {});
    onRefusal(error.reason);
    const shape = errorShapeOf(error, path);
    response.setHeader('allow', 'GET');
    response.status(shape.data.httpStatus).json({ error: shape });
  };
}

/** tRPC writes every update in several pieces, each of which would be a packet of its own. */
function writeOnceATurn(response: ServerResponse): void {
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
