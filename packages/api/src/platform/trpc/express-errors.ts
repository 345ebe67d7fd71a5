import { isErrorLike } from '@order-store/db';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { DomainError } from '../../shared/domain-error.ts';
import type { Reason } from '../../shared/reasons.ts';
import { errorShapeOf } from './error-shape.ts';
import { toDomainError } from './translate-error.ts';

/** Answers unknown paths with the error shape of every failed call. */
export function unknownPathHandler(onRejection: (reason: Reason) => void): RequestHandler {
  return (request, response) => {
    onRejection('PROCEDURE_NOT_FOUND');
    answer(request, response, pathNotFound());
  };
}

/** Answers errors of routes outside tRPC in the same shape. Express's own handler would show the stack. */
export function errorHandler(
  log: Logger,
  onRejection: (reason: Reason) => void,
): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    if (response.headersSent) return next(thrown);
    const error = errorOfRoute(thrown);
    if (error.reason === 'INTERNAL') log.error({ err: thrown }, 'route failed');
    onRejection(error.reason);
    return answer(request, response, error);
  };
}

function errorOfRoute(thrown: unknown): DomainError {
  if (statusOf(thrown) === 404) return pathNotFound();
  return isClientError(thrown)
    ? new DomainError('VALIDATION_FAILED', 'url: is malformed', { url: ['is malformed'] }, thrown)
    : toDomainError(thrown);
}

function pathNotFound(): DomainError {
  return new DomainError('PROCEDURE_NOT_FOUND', 'Path not found', {});
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
  // The client is still sending. Closing the connection now would reset it and could lose the response, so the rest of
  // the body is discarded until it is complete or the request times out.
  response.write(body);
  request.resume().once('close', () => response.end());
}

/** Errors of Express and of its static file handler have a `status`. */
function statusOf(thrown: unknown): unknown {
  return isErrorLike(thrown) && 'status' in thrown ? thrown.status : undefined;
}

function isClientError(thrown: unknown): boolean {
  const status = statusOf(thrown);
  return typeof status === 'number' && status >= 400 && status < 500;
}
