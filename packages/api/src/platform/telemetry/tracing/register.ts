/**
 * Enables tracing, which is off by default:
 *
 *     node --import ./packages/api/src/platform/telemetry/tracing/register.ts scripts/start.ts
 *
 * It exports spans with OTLP over HTTP to OTEL_EXPORTER_OTLP_ENDPOINT (http://localhost:4318). OTEL_SERVICE_NAME and
 * OTEL_RESOURCE_ATTRIBUTES name the service. OTEL_TRACES_SAMPLER_ARG is the sampled fraction of traces, from 0 to 1,
 * unless the caller's trace decides. All variables work as OpenTelemetry's exporter documents them.
 */
import { context, propagation } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { openTelemetryTracing } from './open-telemetry-tracing.ts';
import { traceWith } from './tracing.ts';

const { OTEL_TRACES_SAMPLER_ARG: ratio = '1' } = process.env;
if (!/^(0(\.\d+)?|1(\.0+)?)$/.test(ratio))
  throw new Error('OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1, such as 0.1');

context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
propagation.setGlobalPropagator(new W3CTraceContextPropagator());

const provider = new TracerProvider({
  resource: defaultResource()
    .merge(resourceFromAttributes({ 'service.name': 'order-store' }))
    .merge(detectResources({ detectors: [envDetector, serviceNameEnvDetector] })),
  sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(Number(ratio)) }),
  spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
});

/** An unavailable collector must not delay the shutdown. */
const flush = () => provider.forceFlush({ timeoutMillis: 2000 }).catch(() => {});
traceWith(openTelemetryTracing(provider.getTracer('order-store'), flush));
