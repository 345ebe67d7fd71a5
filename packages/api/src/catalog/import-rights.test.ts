import { pino } from 'pino';
import { expect } from 'vitest';
import { storeTest, type TestStore, type TestUser } from '../testing/index.ts';
import { runImports } from './run-imports.ts';
import { startImport } from './stage-catalog.ts';

storeTest(
  'an import applies nothing after its account has lost the role, and continues when it has it again',
  async ({ store }) => {
    const [admin, staff] = [await store.staff(), await store.staff()];
    const id = await started(store, staff, { rows: 3000 });
    const running = run(store);
    await expect
      .poll(() => store.count('catalog_import_results'), { timeout: 30_000, interval: 5 })
      .toBeGreaterThan(0);
    await admin.api.users.setRole({ id: staff.id, role: 'customer' });
    const applied = await store.count('products');
    await running;
    expect(await store.count('products')).toBe(applied);
    expect(applied).toBeLessThan(3000);
    const stopped = { kind: 'catalog-import-stopped' } as const;
    expect((await admin.api.audit.list(stopped)).items).toMatchObject([
      { userId: staff.id, byUserId: null, requestId: 'test', details: { importId: id } },
    ]);

    await admin.api.users.setRole({ id: staff.id, role: 'staff' });
    expect((await staff.api.catalog.getImport({ id })).state).toBe('failed');
    await staff.api.catalog.startImport({ id, mode: 'row-by-row' });
    await run(store);
    expect(await staff.api.catalog.getImport({ id })).toMatchObject({
      state: 'applied',
      created: 3000,
    });
    expect(await store.violations()).toEqual([]);
  },
);

storeTest('an import ends with the API key that started it', async ({ store }) => {
  const staff = await store.staff();
  const key = await staff.api.auth.createApiKey({ name: 'import', scopes: ['catalog'] });
  const id = await started(store, staff, { rows: 10, keyId: key.id });
  await staff.api.auth.revokeApiKey({ id: key.id });
  await run(store);
  expect(await staff.api.catalog.getImport({ id })).toMatchObject({
    state: 'failed',
    applied: false,
  });
  expect(await store.count('products')).toBe(0);
  // With another key, or in a session, it continues.
  expect(await staff.api.catalog.startImport({ id, mode: 'row-by-row' })).toMatchObject({
    state: 'applied',
    created: 10,
  });
});

/** Starts an import that nobody works on yet. */
async function started(
  { database }: TestStore,
  { id: userId, api }: TestUser,
  { rows, keyId = null }: { readonly rows: number; readonly keyId?: string | null },
): Promise<string> {
  const { id } = await api.catalog.beginImport();
  const lines = Array.from({ length: rows }, (_, n) => `S-${n},Name ${n},1.50`);
  const text = ['sku,name,price', ...lines].join('\n');
  await api.catalog.uploadPart({ id, part: 1, text });
  const none = { sessionId: null, keyScopes: null };
  const actor = { id: userId, name: 'Staff', role: 'staff', keyId, ...none } as const;
  const origin = { requestId: 'test', address: null, userAgent: null, keyId };
  await startImport(database, origin, actor, { id, mode: 'row-by-row' });
  return id;
}

function run({ database }: TestStore): Promise<void> {
  const { signal } = new AbortController();
  return runImports(database, { signal, log: pino({ level: 'silent' }) });
}
