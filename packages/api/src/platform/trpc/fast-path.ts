import type { ServerResponse } from 'node:http';
import type { AnyProcedure, AnyRouter } from '@trpc/server';
import type { Request, RequestHandler, Response } from 'express';
import { retryAfterHeader } from './retry-after.ts';
import type { Reason } from '../../shared/reasons.ts';
import type { UnreadAnswers } from '../http/unread-answers.ts';
import type { Context } from '../identity/context.ts';
import type { Services } from '../services.ts';
import { chargeAnswer } from './charge-answer.ts';
import { errorShapeOf } from './error-shape.ts';
import { callerOf } from './procedure-caller.ts';

interface FastPathOptions {
  readonly services: Pick<Services, 'rateLimits'>;
  readonly router: AnyRouter;
  readonly contextOf: (request: Request, response: Response) => Context;
  readonly answers: UnreadAnswers;
  readonly onRejection: (reason: Reason) => void;
}

/**
 * Fast path for a single JSON call, which is nearly all of the traffic; runs after `readInput`. tRPC's adapter creates a
 * web Request, a Response and two streams per call. Everything else (batches, streams, unusual requests) goes to the
 * adapter. A test compares status, headers and bytes of both.
 */
export function fastPathHandler({
  services,
  router,
  contextOf,
  answers,
  onRejection,
}: FastPathOptions): RequestHandler {
  const procedures = new Map(
    Object.entries<AnyProcedure>(router._def.procedures).map(([path, procedure]) => [
      path,
      { type: procedure._def.type, run: callerOf(procedure) },
    ]),
  );

  return async (request, response, next) => {
    const path = request.path.slice(1);
    const procedure = procedures.get(path);
    if (!procedure || !isPlain(request, procedure.type)) return next();

    const parsed = parse(request.method === 'GET' ? inputOfQuery(request) : request.body);
    // The adapter reports the error.
    if (!parsed) return next();
    const disconnected = new AbortController();
    response.once('close', () => {
      if (!response.writableFinished) disconnected.abort();
    });
    const { type } = procedure;
    const ctx = contextOf(request, response);
    const count = (body: string) => {
      if (body.length <= smallAnswer) return;
      answers.add(response, ctx.address, body.length);
      chargeAnswer(services, { path, type }, ctx, body.length);
    };
    try {
      const data = await procedure.run({
        path,
        type,
        ctx,
        getRawInput: async () => parsed.input,
        signal: disconnected.signal,
        batchIndex: 0,
      });
      const body = JSON.stringify({ result: { data } });
      // The result of a mutation must be reported.
      if (body.length > smallAnswer && type === 'query') answers.requireRoom(ctx.address);
      count(body);
      send(response, 200, body);
    } catch (error) {
      const shape = errorShapeOf(error, path);
      onRejection(shape.data.reason);
      for (const [name, value] of Object.entries(retryAfterHeader([error])))
        response.setHeader(name, value);
      const body = JSON.stringify({ error: shape });
      // It may contain a whole order, such as the current one after VERSION_CONFLICT.
      count(body);
      send(response, shape.data.httpStatus, body);
    }
  };
}

/** The socket's buffer limits smaller answers that are not read. */
const smallAnswer = 16 * 1024;

/** Whether the request is a single call with a JSON input or none. */
function isPlain({ method, headers, url }: Request, type: string): boolean {
  if (headers['trpc-accept'] !== undefined || headers.accept?.includes('jsonl')) return false;
  const [, query, more] = url.split('?');
  if (method === 'GET') {
    return (
      type === 'query' && more === undefined && (query === undefined || /^input=[^&]*$/.test(query))
    );
  }
  return (
    method === 'POST' &&
    type === 'mutation' &&
    query === undefined &&
    headers['content-type'] === 'application/json'
  );
}

function inputOfQuery({ url }: Request): string {
  return new URLSearchParams(url.split('?')[1]).get('input') ?? '';
}

function parse(text: unknown): { readonly input: unknown } | undefined {
  if (text === '') return { input: undefined };
  if (typeof text !== 'string') return undefined;
  try {
    return { input: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, body: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.appendHeader('vary', 'trpc-accept, accept');
  response.end(body);
}
