import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { requestFields } from '../trpc/request-id.ts';

/** Logs, at the level debug, how an HTTP request was answered: without its query, which holds the input. */
export function logRequest(log: Logger, request: IncomingMessage, response: ServerResponse): void {
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
