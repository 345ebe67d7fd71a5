import { expect } from 'vitest';
import {
  callProcedure,
  contentsOf,
  makeSample,
  procedures,
  rejection,
  serveStore,
  storeTest,
  type ProcedureFacts,
  type Sample,
  type TestStore,
} from '../testing/index.ts';

const mutations = Object.entries(procedures).filter(([, { type }]) => type === 'mutation');

/** What differs from the sample's input, so that staff change something of someone else's. */
function inputOf(name: string, { input }: ProcedureFacts, sample: Sample) {
  const change = name === 'orders.place' ? { userId: sample.customer.id } : {};
  const given = { ...input(sample, 'staff'), ...change };
  return Object.keys(given).length === 0 ? undefined : given;
}

/** What API keys may not do. */
const forKeys: Readonly<Record<string, object>> = {
  'users.update': { email: undefined },
  'users.create': { role: 'customer' },
};

// Failure case 73: docs/failure-cases.md
storeTest(
  'records every mutation by staff with the key and the procedure, unless its access row says why not',
  async ({ store }) => {
    for (const [name, facts] of mutations) {
      const { audit, who, scope } = facts;
      if (audit === undefined) throw new Error(`${name} has no audit row`);
      const sample = await makeSample(store);
      const key = await sample.staff.api.auth.createApiKey({ name: 'all', scopes: ['staff'] });
      const usesKey = scope !== null;
      const token = usesKey ? key.key : sample.staff.token;
      const given = inputOf(name, facts, sample);
      const input = usesKey && given ? { ...given, ...forKeys[name] } : given;
      const last = await lastEvent(store);
      const answer = await callProcedure(store.as(token), name, input);
      await store.services.afterResponse.idle();
      const events = await eventsAfter(store, last);
      const context = `${name}: ${JSON.stringify(events)}`;

      if ('not' in audit) {
        expect(audit.not.length, context).toBeGreaterThan(10);
        expect(events, context).toEqual([]);
        continue;
      }
      expect(events.length, context).toBeGreaterThan(0);
      for (const event of events) {
        expect(audit, context).toContain(event.kind);
        expect(event.procedure, context).toBe(name);
        if (who === 'anyone') continue;
        expect(event.by_user_id, context).toBe(sample.staff.id);
        expect(event.key_id, context).toBe(usesKey ? key.id : null);
      }
      for (const secret of secretsIn([answer, input, token]))
        expect(JSON.stringify(events), context).not.toContain(secret);
    }
  },
  300_000,
);

storeTest(
  'a change that is rolled back leaves no event, and no change goes without one',
  async ({ store }) => {
    const sample = await makeSample(store);
    await store.database.pool.query(`
    CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'fails'; END $$;
    CREATE CONSTRAINT TRIGGER fail_at_commit AFTER INSERT ON security_events
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail()`);
    const before = await contentsToKeep(store);
    for (const [name, facts] of mutations) {
      // The e-mail is sent after the response, which must not reveal whether there is an account.
      if (!facts.audit || 'not' in facts.audit || name === 'auth.requestPasswordReset') continue;
      const call = callProcedure(sample.staff.api, name, inputOf(name, facts, sample));
      expect(await rejection(call), name).toMatchObject({ reason: 'INTERNAL' });
      const after = await contentsToKeep(store);
      const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
      expect({ name, changed }).toEqual({ name, changed: [] });
    }
  },
);

storeTest('records old and new values, including prices in an imported file', async ({ store }) => {
  const { api } = await store.staff();
  const { id } = await api.products.create({ sku: 'MUG', name: 'Mug', price: '10.00' });
  await api.products.update({ id, expectedVersion: 1, price: '0.01', name: 'Mug' });
  await api.catalog.import({ csv: 'sku,price\nMUG,12.5\n', mode: 'all-or-nothing' });
  const webhook = await api.webhooks.create({ url: 'https://example.com/hook?token=secret' });
  await api.webhooks.update({ id: webhook.id, url: 'https://evil.example/', enabled: false });
  const { items } = await api.audit.list({ limit: 100 });
  expect(items.toReversed().map(({ kind, details }) => ({ kind, ...details }))).toMatchObject([
    {
      kind: 'product-created',
      productId: id,
      to: { sku: 'MUG', price: '10.00', stockQuantity: 0 },
    },
    { kind: 'product-updated', productId: id, from: { price: '10.00' }, to: { price: '0.01' } },
    { kind: 'catalog-imported', mode: 'all-or-nothing' },
    { kind: 'prices-imported', from: { MUG: '0.01' }, to: { MUG: '12.50' } },
    { kind: 'webhook-created', webhookId: webhook.id, to: { url: 'https://example.com/hook' } },
    {
      kind: 'webhook-updated',
      from: { url: 'https://example.com/hook', enabled: true },
      to: { url: 'https://evil.example/', enabled: false },
    },
  ]);
  expect(items.find(({ kind }) => kind === 'product-updated')?.details['to']).toEqual({
    price: '0.01',
  });
});

storeTest(
  'records exports with their filter, and only keys with the scope reports export',
  async ({ store }) => {
    await using served = await serveStore(store);
    const { id: by, api } = await store.staff();
    const [reports, fulfilment] = [
      await api.auth.createApiKey({ name: 'BI', scopes: ['reports'] }),
      await api.auth.createApiKey({ name: 'packing', scopes: ['fulfilment'] }),
    ];
    const download = async (token: string) => {
      const response = await fetch(`${served.url}/exports/orders.csv?status=pending`, {
        headers: { authorization: `Bearer ${token}` },
      });
      await response.text();
      return response.status;
    };
    expect(await download(fulfilment.key)).toBe(403);
    expect((await api.audit.list({ kind: 'orders-exported' })).items).toEqual([]);
    expect(await download(reports.key)).toBe(200);
    const { items } = await api.audit.list({ keyId: reports.id });
    expect(items).toMatchObject([
      {
        kind: 'orders-exported',
        byUserId: by,
        keyId: reports.id,
        procedure: 'reports.exportOrders',
        details: { filter: { status: 'pending' } },
      },
    ]);
    expect((await api.audit.list({ byUserId: by })).items.map(({ kind }) => kind)).toEqual([
      'orders-exported',
      'key-created',
      'key-created',
    ]);
  },
);

interface EventRow {
  readonly kind: string;
  readonly by_user_id: string | null;
  readonly key_id: string | null;
  readonly procedure: string | null;
}

async function lastEvent({ database }: TestStore): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>(
    'SELECT COALESCE(max(id), 0) AS id FROM security_events',
  );
  return rows[0]?.id ?? '0';
}

async function eventsAfter({ database }: TestStore, id: string): Promise<EventRow[]> {
  const { rows } = await database.pool.query<EventRow>(
    'SELECT * FROM security_events WHERE id > $1 ORDER BY id',
    [id],
  );
  return rows;
}

/** What failed changes may leave: uploads, addresses that the login throttle remembers, and one-time codes as used. */
const leftovers = /^(catalog_import|(sign_in_addresses|user_totp)$)/;

async function contentsToKeep({ database }: TestStore) {
  const contents = await contentsOf(database);
  return Object.fromEntries(Object.entries(contents).filter(([table]) => !leftovers.test(table)));
}

/** Passwords, tokens and keys among the values. */
function secretsIn(values: readonly unknown[]): string[] {
  const secrets: string[] = [];
  JSON.stringify(values, (name, value: unknown) => {
    const isSecret = /password|token|secret|^key$/i.test(name);
    if (typeof value === 'string' && value !== '' && isSecret) secrets.push(value);
    return value;
  });
  return secrets;
}
