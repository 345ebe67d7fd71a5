import { expect } from 'vitest';
import { startApiProcess } from '../../testing/api-process.ts';
import { callOverHttp, readMetricsOf, storeTest, valueOf } from '../../testing/index.ts';

storeTest(
  'every process reports the metrics of all processes on the port',
  async ({ store, database }) => {
    const { token } = await store.customer();
    await using api = await startApiProcess(database.url, { WORKERS: '2' });
    // A new connection per call: the processes accept them in turn.
    const calls = 12;
    for (let call = 0; call < calls; call++) {
      const answer = await fetch(`${api.url}/trpc/auth.me`, {
        headers: { authorization: `Bearer ${token}`, connection: 'close' },
      });
      expect(answer.status).toBe(200);
      await answer.text();
    }
    for (let read = 0; read < 4; read++) {
      const samples = await readMetricsOf(api.metricsUrl);
      expect(
        valueOf(samples, 'order_store_procedure_duration_seconds_count', { procedure: 'auth.me' }),
      ).toBe(calls);
      // Not summed over processes: all use the same database.
      expect(valueOf(samples, 'order_store_database_up')).toBe(1);
    }
    await callOverHttp(api.url, 'auth.me', { type: 'query', token });
    expect(await api.kill('SIGTERM')).toBe(0);
  },
);
