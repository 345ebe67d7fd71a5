import { expect, test } from 'vitest';
import {
  callProcedure,
  contentsOf,
  makeSample,
  sampler,
  procedures,
  rejection,
  storeTest,
  type Sample,
  type TestStore,
  type TestUser,
} from '../testing/index.ts';
import { publicProcedure, router, staffProcedure } from '../platform/trpc/procedures.ts';
import {
  accessOf,
  accessTable,
  isStaffScope,
  scopes,
  type Scope,
} from '../platform/identity/access.ts';

const roles = ['customer', 'staff'] as const;

interface Attempt {
  readonly name: string;
  readonly role: 'customer' | 'staff';
  readonly keyScope: Scope;
}

/** Every procedure with a key of every scope and role. */
const attempts: readonly Attempt[] = Object.keys(procedures).flatMap((name) =>
  roles.flatMap((role) => scopes.map((keyScope) => ({ name, role, keyScope }))),
);

function opens({ name, role, keyScope }: Attempt): boolean {
  const { who, scope, staffScope } = procedures[name] ?? { who: 'staff', scope: null };
  if (who === 'anyone') return true;
  if (scope === null || (role === 'customer' && isStaffScope(keyScope))) return false;
  return [scope, staffScope, 'staff'].includes(keyScope);
}

/** Procedures that API keys cannot call; see below. */
const forKeys: Readonly<Record<string, object>> = {
  'users.update': { email: undefined },
  'users.create': { role: 'customer' },
};

storeTest(
  'an API key is limited to its scopes and to the rights of its owner',
  async ({ store }) => {
    const sample = await makeSample(store);
    const keys = {
      customer: await keysOf(store, sample, 'customer'),
      staff: await keysOf(store, sample, 'staff'),
    };
    const before = await contentsOf(store.database);
    for (const attempt of attempts.filter((each) => !opens(each))) {
      const { name, role, keyScope } = attempt;
      const input = procedures[name]?.input(sample, role);
      const { reason } = await rejection(
        callProcedure(store.as(keys[role].get(keyScope) ?? null), name, input),
      );
      expect({ ...attempt, reason }).toEqual({ ...attempt, reason: 'FORBIDDEN' });
    }
    await store.services.authenticate.idle();
    const { api_keys: _used, ...after } = await contentsOf(store.database);
    expect(before).toMatchObject(after);
  },
);

storeTest(
  'an API key can call what its scopes and its owner’s rights allow',
  { timeout: 600_000 },
  async ({ store }) => {
    const sampleFor = sampler(store);
    for (const attempt of attempts.filter(opens)) {
      const { name, role, keyScope } = attempt;
      const { who, type } = procedures[name] ?? {};
      // Public procedures ignore the key, and audit-log.test.ts calls every mutation with the scope staff.
      if (who === 'anyone' && keyScope !== 'read') continue;
      if (type === 'mutation' && keyScope === 'staff') continue;
      const sample = await sampleFor(procedures[name]?.type ?? 'mutation');
      const api = store.as(await keyOf(store, sample, role, keyScope));
      // Without the scope staff, a key acts as a customer and does not see the other customer's order.
      const mayMiss = role === 'staff' && !isStaffScope(keyScope) ? /^OK$|_NOT_FOUND$/ : /^OK$/;
      const input = { ...procedures[name]?.input(sample, role), ...forKeys[name] };
      const [outcome] = await Promise.allSettled([
        callProcedure(api, name, Object.keys(input).length === 0 ? undefined : input),
      ]);
      const reason =
        outcome.status === 'fulfilled'
          ? 'OK'
          : (await rejection(Promise.reject(outcome.reason))).reason;
      expect(reason, JSON.stringify(attempt)).toMatch(mayMiss);
    }
    expect(await store.violations()).toEqual([]);
  },
);

storeTest('a staff key without the scope staff sees only its owner’s data', async ({ store }) => {
  const sample = await makeSample(store);
  const api = store.as(await keyOf(store, sample, 'staff', 'read'));
  const { id } = sample.pending;
  expect((await rejection(api.orders.get({ id }))).reason).toBe('ORDER_NOT_FOUND');
  expect((await rejection(api.users.get({ id: sample.customer.id }))).reason).toBe(
    'USER_NOT_FOUND',
  );
  expect((await api.orders.list({})).items).toEqual([]);
  expect(await api.auth.me()).toMatchObject({ id: sample.staff.id, role: 'staff' });
});

storeTest('a key with the scope fulfilment acts as staff for orders only', async ({ store }) => {
  const sample = await makeSample(store);
  const { key } = await sample.staff.api.auth.createApiKey({
    name: 'packing',
    scopes: ['read', 'orders', 'fulfilment'],
  });
  const api = store.as(key);
  const { id } = sample.pending;
  expect(await api.orders.get({ id })).toMatchObject({ id });
  expect((await api.orders.list({})).items.length).toBeGreaterThan(0);
  expect((await api.orders.confirm({ id })).status).toBe('confirmed');
  expect((await rejection(api.users.get({ id: sample.customer.id }))).reason).toBe(
    'USER_NOT_FOUND',
  );
  for (const call of [
    () => api.users.list({}),
    () => api.products.adjustStock({ id: sample.sold.id, delta: 1, reason: 'mine' }),
    () => api.reports.summary({}),
    () => api.webhooks.list({}),
    () => api.audit.list({}),
    () =>
      api.orders.place({
        userId: sample.customer.id,
        items: [{ productId: sample.sold.id, quantity: 1 }],
      }),
  ])
    expect((await rejection(call())).reason).toBe('FORBIDDEN');
});

storeTest('no key can grant the role staff or change an email', async ({ store }) => {
  const sample = await makeSample(store);
  const { api } = sample.staff;
  const { key } = await api.auth.createApiKey({ name: 'all', scopes: [...scopes] });
  const { users } = store.as(key);
  const { id } = sample.customer;
  const account = { email: 'new@example.com', name: 'New' };
  for (const call of [
    () => users.setRole({ id, role: 'staff' }),
    () => users.create({ ...account, role: 'staff' }),
    () => users.update({ id, expectedVersion: 1, email: 'mine@example.com' }),
  ]) {
    expect(await rejection(call())).toMatchObject({
      reason: 'FORBIDDEN',
      message: 'API keys cannot call this procedure: sign in instead',
    });
  }
  expect(await users.update({ id, expectedVersion: 1, name: 'Renamed' })).toMatchObject({
    name: 'Renamed',
    role: 'customer',
  });
  expect(await users.create(account)).toMatchObject({ role: 'customer' });
});

storeTest('rejects procedures without a matching access row', async ({ store }) => {
  const { token } = await store.staff();
  const wrong = router({
    auth: router({ me: publicProcedure.query(() => 'open') }),
    orders: router({ steal: staffProcedure.query(() => 'stolen') }),
  });
  const { services } = store;
  const api = wrong.createCaller({
    requestId: 'r',
    token,
    address: null,
    userAgent: null,
    cookie: null,
    setHeader: null,
    services,
  });
  expect((await rejection(api.auth.me())).reason).toBe('INTERNAL');
  expect((await rejection(api.orders.steal())).reason).toBe('INTERNAL');
});

test('accessOf rejects a procedure whose row is missing or names another caller', () => {
  expect(accessOf('orders.place', 'customer')).toBe(accessTable.get('orders.place'));
  expect(() => accessOf('orders.place', 'anyone')).toThrow(
    'The access row of orders.place says customer, but the procedure is built for anyone',
  );
  expect(() => accessOf('orders.steal', 'staff')).toThrow('orders.steal has no access row');
  expect(() => accessOf('constructor', undefined)).toThrow('constructor has no access row');
});

/** A key of each scope. */
async function keysOf(
  store: TestStore,
  sample: Sample,
  role: 'customer' | 'staff',
): Promise<ReadonlyMap<Scope, string>> {
  const keys = new Map<Scope, string>();
  for (const scope of scopes) keys.set(scope, await keyOf(store, sample, role, scope));
  return keys;
}

const createdKeys = new WeakMap<TestUser, Map<Scope, Promise<string>>>();

/** A customer's key gets a scope of staff as if they had been staff before. */
function keyOf(
  { database }: TestStore,
  sample: Sample,
  role: 'customer' | 'staff',
  scope: Scope,
): Promise<string> {
  const owner = sample[role];
  const create = async () => {
    const { id, key } = await owner.api.auth.createApiKey({ name: scope });
    await database.pool.query('UPDATE api_keys SET scopes = $2 WHERE id = $1', [id, [scope]]);
    return key;
  };
  const keys = createdKeys.get(owner) ?? new Map<Scope, Promise<string>>();
  createdKeys.set(owner, keys);
  const key = keys.get(scope) ?? create();
  keys.set(scope, key);
  return key;
}
