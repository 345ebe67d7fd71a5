import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@order-store/db';
import { Gauge, type Registry } from 'prom-client';
import { readLag, type Lag } from './read-lag.ts';

/**
 * Shows how far behind the events and the webhooks are, asked of the database whenever the metrics are read.
 * While it does not answer in time these gauges have no value, since nobody knows it, and
 * `order_store_database_up` is 0: the rest of the metrics is there all the same.
 */
export function showLag(database: Pick<Database, 'pool'>, registry: Registry): void {
  const registers = [registry];
  let reading: Promise<Lag | undefined> | undefined;
  /** One question for all gauges, and for all who ask while it is under way. */
  const lag = () => (reading ??= inTime(readLag(database)).finally(() => (reading = undefined)));

  const up = new Gauge({
    name: 'order_store_database_up',
    help: `1 when the database answered within ${patienceMs} ms as these metrics were read, else 0`,
    aggregator: 'min',
    registers,
    async collect() {
      up.set((await lag()) ? 1 : 0);
    },
  });
  const events = new Gauge({
    name: 'order_store_event_lag_seconds',
    help: 'Age of the oldest order event or stock movement that a reader has not taken yet',
    labelNames: ['reader'],
    aggregator: 'max',
    registers,
    async collect() {
      const known = await lag();
      events.reset();
      for (const [reader, seconds] of Object.entries(known?.events ?? {}))
        events.set({ reader }, seconds);
    },
  });
  const oldest = new Gauge({
    name: 'order_store_webhook_lag_seconds',
    help: 'Age of the oldest webhook delivery that is still to be made',
    aggregator: 'max',
    registers,
    async collect() {
      setOrForget(oldest, (await lag())?.deliveries.oldestSeconds);
    },
  });
  const pending = new Gauge({
    name: 'order_store_webhook_deliveries_pending',
    help: 'Webhook deliveries that are still to be made',
    aggregator: 'max',
    registers,
    async collect() {
      setOrForget(pending, (await lag())?.deliveries.pending);
    },
  });
}

function setOrForget(gauge: Gauge, value: number | undefined): void {
  if (value === undefined) gauge.remove();
  else gauge.set(value);
}

function inTime(lag: Promise<Lag>): Promise<Lag | undefined> {
  const known = lag.catch(() => undefined);
  return Promise.race([known, sleep(patienceMs, undefined, { ref: false })]);
}

/** Prometheus itself waits ten seconds. */
const patienceMs = 2000;
