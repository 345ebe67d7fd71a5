import type { ServerResponse } from 'node:http';
import type { AnyRouter } from '@trpc/server';
import type { RequestHandler } from 'express';
import { DomainError } from '../../shared/domain-error.ts';
import type { Reason } from '../../shared/reasons.ts';
import { errorShapeOf } from './error-shape.ts';

/** Guards subscriptions in front of tRPC's adapter: only GET opens a stream. */
export function streamGuard(
  router: AnyRouter,
  onRejection: (reason: Reason) => void,
): RequestHandler {
  const { procedures } = router._def;
  return (request, response, next) => {
    const path = request.path.slice(1);
    const procedure = Object.hasOwn(procedures, path) ? procedures[path] : undefined;
    if (procedure?._def.type !== 'subscription') return next();
    if (request.method === 'GET') {
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
