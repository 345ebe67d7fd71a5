import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, verifyInvariants } from '@order-store/db';
import { startApiProcess } from '@order-store/api/testing/processes';
import { startTestApi } from '@order-store/api/testing';
import { expect, test } from 'vitest';
import { createClient } from './create-client.ts';
import { importCatalog } from './import-catalog.ts';

// Failure case 52: docs/failure-cases.md
test(
  '300,000 rows are imported once each while processes are killed and orders are placed',
  { timeout: 3_600_000 },
  async () => {
    await using other = await startTestApi();
    const { store, database } = other;
    const [ada, staff] = [await store.customer(), await store.staff()];
    const products = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        store.product({ sku: `S-${n * 30_000}`, stockQuantity: 1_000_000 }),
      ),
    );
    const count = 300_000;
    const rows = Array.from({ length: count }, (_, n) => `S-${n};Name ${n};${n % 90},50;`);
    const bytes = new TextEncoder().encode(['sku;name;price;stock', ...rows].join('\r\n'));

    // One process is killed again and again, another one runs all the time.
    let api = await startApiProcess(database.url);
    // The address changes with the process, as behind a load balancer.
    const toCurrentProcess: typeof fetch = (input, init) => {
      const { pathname, search } = new URL(new Request(input).url);
      return fetch(new URL(pathname + search, api.url), init);
    };
    const client = createClient({
      url: api.url,
      token: staff.token,
      fetch: toCurrentProcess,
    });
    const phases = new Set<string>();
    let applied = 0;
    let isRunning = true;
    const importing = importCatalog(client, new Blob([bytes]).stream(), {
      mode: 'row-by-row',
      onProgress: (progress) => {
        phases.add(progress.phase);
        ({ applied } = progress);
      },
    }).finally(() => (isRunning = false));
    const orders = async () => {
      for (let n = 0; isRunning; n++) {
        const product = products[n % 10];
        if (product) await ada.place([[product, 1]]);
        await sleep(20);
      }
      return store.count('orders');
    };
    const killing = async () => {
      for (const part of [0.2, 0.5, 0.8]) {
        while (applied < part * count && isRunning) await sleep(50);
        await api.kill('SIGKILL');
        api = await startApiProcess(database.url);
      }
    };
    const [result] = await Promise.all([importing, orders(), killing()]);
    expect(await api.kill('SIGTERM')).toBe(0);

    expect([...phases]).toEqual(expect.arrayContaining(['uploading', 'applying']));
    expect(result).toMatchObject({ state: 'applied', refused: 0, created: count - 10 });
    expect(await store.count('products')).toBe(count);
    expect(await store.count('catalog_import_results')).toBe(count);
    expect(await store.count(`stock_movements WHERE kind = 'opening'`)).toBe(count);
    // On a busy machine this takes longer than a statement of the store may.
    await using patient = openDatabase({ url: database.url, statementTimeoutMs: 0 });
    expect(await verifyInvariants(patient.pool)).toEqual([]);
  },
);
