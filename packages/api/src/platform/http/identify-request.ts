import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { requestIds } from '../telemetry/request-id.ts';

/** Gives every request an id, which its response, errors and log lines carry. */
export const identifyRequest: RequestHandler = (request, response, next) => {
  const requestId = requestIdOf(request);
  response.setHeader('x-request-id', requestId);
  requestIds.run(requestId, next);
};

/** The caller's request id if it is safe to log, so that the logs of both sides have the same id. */
function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,100}$/.test(given) ? given : randomUUID();
}
