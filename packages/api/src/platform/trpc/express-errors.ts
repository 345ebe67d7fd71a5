import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { DomainError } from '../../shared/domain-error.ts';
import type { Reason } from '../../shared/reasons.ts';
import { errorShapeOf } from './error-shape.ts';
import { toDomainError } from './translate-error.ts';

/** Answers what no route knows, in the shape of every failed call. */
export function unknownPathHandler(onRefusal: (reason: Reason) => void): RequestHandler {
  return (request, response) => {
    onRefusal('PROCEDURE_NOT_FOUND');
    answer(request, response, nothingThere());
  };
}

/** Answers what a route outside tRPC threw, in the same shape: Express would show the stack. */
export function errorHandler(
  log: Logger,
  onRefusal: (reason: Reason) => void,
): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    if (response.headersSent) return next(thrown);
    const error = outsideError(thrown);
    if (error.reason === 'INTERNAL') log.error({ err: thrown }, 'a route failed');
    onRefusal(error.reason);
    return answer(request, response, error);
  };
}

function outsideError(thrown: unknown): DomainError {
  if (statusOf(thrown) === 404) return nothingThere();
  return isClientError(thrown)
    ? new DomainError('VALIDATION_FAILED', 'url: is malformed', { url: ['is malformed'] }, thrown)
    : toDomainError(thrown);
}

function nothingThere(): DomainError {
  return new DomainError('PROCEDURE_NOT_FOUND', 'There is nothing at this path', {});
}
function answer(request: Request, response: Response, error: DomainError): void {
  const shape = errorShapeOf(error);
  const body = JSON.stringify({ error: shape });
  response
    .status(shape.data.httpStatus)
    .setHeader('content-type', 'application/json')
    .setHeader('content-length', Buffer.byteLength(body));
  if (request.complete) {
    response.end(body);
    return;
  }
  // The caller is still sending. Closing the connection now would reset it, and the answer could be lost:
  // what comes is thrown away as it comes, until all is here or the request is late.
  response.write(body);
  request.resume().once('close', () => response.end());
}

/** Express and the static files say with `status` what they would answer. */
function statusOf(thrown: unknown): unknown {
  return thrown instanceof Error && 'status' in thrown ? thrown.status : undefined;
}

function isClientError(thrown: unknown): boolean {
  const status = statusOf(thrown);
  return typeof status === 'number' && status >= 400 && status < 500;
}
