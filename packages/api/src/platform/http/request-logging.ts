import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { currentRequestId, requestFields } from '../telemetry/request-id.ts';
import { tracing } from '../telemetry/tracing/tracing.ts';

/** Logs each response at level debug, and starts the request's trace if tracing is on. Runs after `identifyRequest`. */
export function requestLogging(log: Logger): RequestHandler {
  return (request, response, next) => {
    logRequest(log, request, response);
    const follow = tracing()?.request(request, response, currentRequestId() ?? '');
    if (follow) follow(next);
    else next();
  };
}

/** Logs the path without the query string, which contains the input. */
function logRequest(log: Logger, request: IncomingMessage, response: ServerResponse): void {
  if (!log.isLevelEnabled('debug')) return;
  const begin = performance.now();
  // The `close` event may run in the context of another request on the same connection.
  const ofRequest = requestFields();
  const { method, url = '' } = request;
  const [path = ''] = url.split('?', 1);
  response.once('close', () => {
    log.debug(
      {
        ...ofRequest,
        method,
        path: path.slice(0, 200),
        status: response.statusCode,
        milliseconds: Math.round(performance.now() - begin),
      },
      response.writableFinished ? 'HTTP request completed' : 'HTTP request aborted by the client',
    );
  });
}
