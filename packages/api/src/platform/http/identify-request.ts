import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { requestIds } from '../telemetry/request-id.ts';

/** Gives every request an id, which its answer, its errors and its lines in the log carry. */
export const identifyRequest: RequestHandler = (request, response, next) => {
  const requestId = requestIdOf(request);
  response.setHeader('x-request-id', requestId);
  requestIds.run(requestId, next);
};

/** The caller's own request id if it is harmless in a log, so that both sides can be searched for one. */
function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,100}$/.test(given) ? given : randomUUID();
}
