import cluster from 'node:cluster';
import { AggregatorRegistry, type Registry } from 'prom-client';
import { z } from 'zod';

/**
 * Returns a function that reads the metrics of all processes that share the port, aggregated. Otherwise counters would
 * jump between scrapes, which reach different processes. Rejects if another process does not respond in time.
 */
export function metricsReader(registry: Registry): () => Promise<string> {
  if (!cluster.isWorker) return () => registry.metrics();
  // Makes this worker respond to the primary process.
  AggregatorRegistry.setRegistries(registry);
  void new AggregatorRegistry();
  return askPrimary;
}

/** In the primary process: aggregates the metrics of all workers for the one that received the request. */
export function addUpMetrics(): void {
  const all = new AggregatorRegistry();
  cluster.on('message', (worker, message: unknown) => {
    const question = Question.safeParse(message);
    if (!question.success) return;
    const answer = (metrics: string | null) => {
      const { number } = question.data;
      if (worker.isConnected()) worker.send({ kind: 'metrics-of-all', number, metrics });
    };
    all.clusterMetrics().then(answer, () => answer(null));
  });
}

const Question = z.object({ kind: z.literal('want-metrics-of-all'), number: z.number() });
const Answer = z.object({
  kind: z.literal('metrics-of-all'),
  number: z.number(),
  metrics: z.string().nullable(),
});

let questions = 0;

async function askPrimary(): Promise<string> {
  const number = ++questions;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const listen = (message: unknown) => {
    const { success, data } = Answer.safeParse(message);
    if (!success || data.number !== number) return;
    if (data.metrics === null) reject(new Error('A worker did not respond'));
    else resolve(data.metrics);
  };
  const timer = setTimeout(() => reject(new Error('The primary process did not respond')), 8000);
  process.on('message', listen);
  try {
    process.send?.({ kind: 'want-metrics-of-all', number });
    return await promise;
  } finally {
    clearTimeout(timer);
    process.off('message', listen);
  }
}
