import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@order-store/db';
import { Gauge, type Registry } from 'prom-client';
import { readLag, type Lag } from './read-lag.ts';

/**
 * Gauges for the lag of event readers and webhooks, read from the database on each scrape. If the database does not
 * answer in time, they have no value and `order_store_database_up` is 0; the other metrics are served as usual.
 */
export function showLag(database: Pick<Database, 'pool'>, registry: Registry): void {
  const registers = [registry];
  let reading: Promise<Lag | undefined> | undefined;
  /** All gauges and concurrent scrapes share one query. */
  const lag = () => (reading ??= inTime(readLag(database)).finally(() => (reading = undefined)));

  const up = new Gauge({
    name: 'order_store_database_up',
    help: `1 if the database answered this scrape within ${timeoutMs} ms, else 0`,
    aggregator: 'min',
    registers,
    async collect() {
      up.set((await lag()) ? 1 : 0);
    },
  });
  const events = new Gauge({
    name: 'order_store_event_lag_seconds',
    help: 'Age of the oldest order event or stock movement that a reader has not read',
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
    help: 'Age of the oldest pending webhook delivery',
    aggregator: 'max',
    registers,
    async collect() {
      setOrRemove(oldest, (await lag())?.deliveries.oldestSeconds);
    },
  });
  const pending = new Gauge({
    name: 'order_store_webhook_deliveries_pending',
    help: 'Pending webhook deliveries',
    aggregator: 'max',
    registers,
    async collect() {
      setOrRemove(pending, (await lag())?.deliveries.pending);
    },
  });
}

function setOrRemove(gauge: Gauge, value: number | undefined): void {
  if (value === undefined) gauge.remove();
  else gauge.set(value);
}

function inTime(lag: Promise<Lag>): Promise<Lag | undefined> {
  const known = lag.catch(() => undefined);
  return Promise.race([known, sleep(timeoutMs, undefined, { ref: false })]);
}

/** Below Prometheus's scrape timeout of ten seconds. */
const timeoutMs = 2000;
