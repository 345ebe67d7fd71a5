import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { DomainError } from '../shared/domain-error.ts';
import { reasons } from '../shared/reasons.ts';
import type { ErrorShape } from './error-shape.ts';
import { requestIds } from './request-id.ts';
import { toDomainError, toTRPCError } from './translate-error.ts';

/** Answers what no route knows, in the shape of every failed call. */
export const answerUnknownPath: RequestHandler = (_request, response) => {
  answer(response, new DomainError('PROCEDURE_NOT_FOUND', 'There is nothing at this path', {}));
};

/** Answers what a route outside tRPC threw, in the same shape: Express would show the stack. */
export function answerThrown(log: Logger): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    if (response.headersSent) return next(thrown);
    if (statusOf(thrown) === 404) return answerUnknownPath(request, response, next);
    const error = isClientError(thrown)
      ? new DomainError('VALIDATION_FAILED', 'url: is malformed', { url: ['is malformed'] }, thrown)
      : toDomainError(thrown);
    if (error.reason === 'INTERNAL') log.error({ err: thrown }, 'a route failed');
    return answer(response, error);
  };
}

function answer(response: Response, error: DomainError): void {
  const { code, message } = toTRPCError(error);
  const { reason, details } = error;
  const httpStatus = getHTTPStatusCodeFromError(toTRPCError(error));
  const { retryable } = reasons[reason];
  const requestId = requestIds.getStore() ?? '';
  const shape: ErrorShape = {
    code: TRPC_ERROR_CODES_BY_KEY[code],
    message,
    data: { code, httpStatus, reason, details, retryable, requestId },
  };
  response.status(httpStatus).json({ error: shape });
}

/** Express and the static files say with `status` what they would answer. */
function statusOf(thrown: unknown): unknown {
  return thrown instanceof Error && 'status' in thrown ? thrown.status : undefined;
}

function isClientError(thrown: unknown): boolean {
  const status = statusOf(thrown);
  return typeof status === 'number' && status >= 400 && status < 500;
}
