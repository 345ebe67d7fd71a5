import { Gauge, type Registry } from 'prom-client';

declare module '../telemetry/metrics.ts' {
  interface Metrics extends StreamMetrics {}
}

interface StreamMetrics {
  /** Exports the number of open streams from now on. */
  watchStreams(streams: { readonly size: number }): void;
}

export function createStreamMetrics(registry: Registry): StreamMetrics {
  return {
    watchStreams(streams) {
      const gauge = new Gauge({
        name: 'order_store_streams',
        help: 'Open subscriptions',
        registers: [registry],
        collect() {
          gauge.set(streams.size);
        },
      });
    },
  };
}
