import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { currentRequestId, requestFields } from '../telemetry/request-id.ts';
import { tracing } from '../telemetry/tracing/tracing.ts';

/** After `identifyRequest`: logs how a request was answered, at the level debug, and begins its trace if there is one. */
export function requestLogging(log: Logger): RequestHandler {
  return (request, response, next) => {
    logRequest(log, request, response);
    const follow = tracing()?.request(request, response, currentRequestId() ?? '');
    if (follow) follow(next);
    else next();
  };
}

/** Without the query, which holds the input. */
function logRequest(log: Logger, request: IncomingMessage, response: ServerResponse): void {
  if (!log.isLevelEnabled('debug')) return;
  const begin = performance.now();
  // Told by the socket, the end may be in the context of another request on the same connection.
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
      response.writableFinished
        ? 'an HTTP request was answered'
        : 'an HTTP request was left before its answer was sent',
    );
  });
}
