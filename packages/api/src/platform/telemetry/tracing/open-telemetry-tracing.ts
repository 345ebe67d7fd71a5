import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { sqlStateOf } from '@order-store/db';
import { allReasons } from '../../../shared/reasons.ts';
import type { Follow, FollowOutcome, Tracing } from './tracing.ts';

/**
 * Traces calls with OpenTelemetry spans: HTTP request → procedures → batches → statements. Attributes follow the semantic
 * conventions; none contains input, values or error messages.
 *
 * A batch with one request is part of that request's trace. A batch with several cannot be in all of their traces, so it
 * has its own, linked with the requests in both directions. Background work is not traced.
 */
export function openTelemetryTracing(tracer: Tracer, flush: () => Promise<void>): Tracing {
  return {
    flush,

    request: (request, response, requestId) => traceRequest(tracer, request, response, requestId),

    procedure(path, type) {
      const here = context.active();
      const attributes = {
        'rpc.system.name': 'trpc',
        'rpc.method': path,
        'order_store.type': type,
      };
      return inSpan(tracer.startSpan(path, { attributes }, here), here);
    },

    current: () => trace.getActiveSpan(),

    group: (name, members) => traceGroup(tracer, name, members),

    statement({ name, text }) {
      if (!trace.getActiveSpan()) return () => {};
      const span = tracer.startSpan(name ?? operationOf(text), {
        kind: SpanKind.CLIENT,
        attributes: { 'db.system.name': 'postgresql', 'db.query.text': text },
      });
      return (error) => {
        if (error !== undefined) {
          span.setStatus({ code: SpanStatusCode.ERROR });
          span.setAttribute('db.response.status_code', sqlStateOf(error) ?? 'connection lost');
        }
        span.end();
      };
    },
  };
}

function traceRequest(
  tracer: Tracer,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Follow {
  const { method = '', url = '', headers } = request;
  const [path = ''] = url.split('?', 1);
  if (untraced.has(path)) return (work) => work();
  const parent = propagation.extract(ROOT_CONTEXT, headers);
  const span = tracer.startSpan(
    `${method} ${areaOf(path)}`.trim(),
    {
      kind: SpanKind.SERVER,
      attributes: {
        'http.request.method': method,
        'url.path': path.slice(0, 200),
        'order_store.request_id': requestId,
      },
    },
    parent,
  );
  response.once('close', () => endRequest(span, response));
  return (work) => context.with(trace.setSpan(parent, span), work);
}

function traceGroup(tracer: Tracer, name: string, members: readonly unknown[]): FollowOutcome {
  const spans = [...new Set(members.filter(isSpan))];
  const [only] = spans;
  if (!only) return (work) => context.with(ROOT_CONTEXT, work);
  const attributes = { 'order_store.group.size': members.length };
  if (members.length === 1) {
    const under = trace.setSpan(ROOT_CONTEXT, only);
    return inSpan(tracer.startSpan(name, { attributes }, under), under);
  }
  const links = spans.map((span) => ({ context: span.spanContext() }));
  const group = tracer.startSpan(name, { attributes, links, root: true }, ROOT_CONTEXT);
  for (const span of spans) span.addLink({ context: group.spanContext() });
  return inSpan(group, ROOT_CONTEXT);
}

/** Paths that monitoring requests every few seconds. */
const untraced: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/** Span names need low cardinality, so only a known first path segment is used. */
function areaOf(path: string): string {
  return ['/trpc', '/exports'].find((area) => path.startsWith(`${area}/`)) ?? '';
}

function operationOf(text: string): string {
  return /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? 'SQL';
}

function isSpan(member: unknown): member is Span {
  return typeof member === 'object' && member !== null && 'spanContext' in member;
}

function endRequest(span: Span, response: ServerResponse): void {
  const { statusCode } = response;
  span.setAttribute('http.response.status_code', statusCode);
  if (!response.writableFinished) span.setAttribute('error.type', 'aborted');
  if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

/** Runs work in a span and ends it. The span fails if the server caused the error. */
function inSpan(span: Span, under: Context): FollowOutcome {
  return async (work, failure) => {
    try {
      const result = await context.with(trace.setSpan(under, span), work);
      const reason = failure?.(result);
      if (reason !== undefined) {
        span.setAttribute('error.type', reason);
        if (isServerError(reason)) span.setStatus({ code: SpanStatusCode.ERROR });
      }
      return result;
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  };
}

/** Whether the server caused the error, not the caller. */
function isServerError(reason: string): boolean {
  const code = allReasons().get(reason)?.code;
  return code === 'INTERNAL_SERVER_ERROR' || code === 'SERVICE_UNAVAILABLE' || code === 'TIMEOUT';
}
