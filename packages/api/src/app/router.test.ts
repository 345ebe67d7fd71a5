import { openDatabase } from '@order-store/db';
import type { AnyProcedure, AnyRouter } from '@trpc/server';
import { expect, test } from 'vitest';
import { accessTable } from '../platform/identity/access.ts';
import { appRouter } from './router.ts';
import {
  callProcedure,
  contentsOf,
  makeSample,
  sampler,
  procedures,
  rejection,
  storeTest,
  TestStore,
} from '../testing/index.ts';

/** Hundreds of calls, each with new rows: minutes on a busy machine. */
const manyCalls = { timeout: 600_000 };

const names = Object.keys(procedures);
const everyone = ['stranger', 'customer', 'staff'] as const;
/** The index in `everyone` up to which callers may call a procedure. */
const mayCall = { anyone: 0, customer: 1, staff: 2 } as const;

test('every procedure has an access row and is built for the same callers', () => {
  const { _def: router }: AnyRouter = appRouter;
  const built = Object.entries<AnyProcedure>(router.procedures).map(([name, { _def }]) => [
    name,
    _def.meta,
  ]);
  const table = [...accessTable].map(([name, { who }]) => [name, { who }]);
  expect(Object.fromEntries(built)).toEqual(Object.fromEntries(table));
  expect(names.toSorted()).toEqual([...accessTable.keys()].toSorted());
});

// Failure case 34: docs/failure-cases.md
storeTest(
  'each kind of caller can call exactly the allowed procedures',
  manyCalls,
  async ({ store }) => {
    const sample = await makeSample(store);
    const callers = {
      stranger: store.stranger,
      customer: sample.customer.api,
      staff: sample.staff.api,
    };
    const before = await contentsOf(store.database);
    for (const [name, { who, input }] of Object.entries(procedures)) {
      for (const role of everyone.slice(0, mayCall[who])) {
        const { reason, details } = await rejection(
          callProcedure(callers[role], name, input(sample)),
        );
        expect({ name, role, reason, details }).toEqual({
          name,
          role,
          reason: role === 'stranger' ? 'UNAUTHENTICATED' : 'FORBIDDEN',
          details: {},
        });
      }
    }
    expect(await contentsOf(store.database)).toEqual(before);

    const sampleFor = sampler(store);
    for (const [name, { who, type, input }] of Object.entries(procedures)) {
      for (const role of everyone.slice(mayCall[who])) {
        const { customer, staff, ...rest } = await sampleFor(type);
        const api = { stranger: store.stranger, customer: customer.api, staff: staff.api }[role];
        const by = role === 'staff' ? 'staff' : 'customer';
        const call = callProcedure(api, name, input({ customer, staff, ...rest }, by));
        await expect(call, `${name} by ${role}`).resolves.toBeDefined();
      }
    }
    expect(await store.violations()).toEqual([]);
  },
);

// Failure case 34: docs/failure-cases.md
storeTest('checks access before validating the input', async ({ store }) => {
  const { api } = await store.customer();
  for (const [name, { who }] of Object.entries(procedures)) {
    for (const input of [undefined, null, {}, { id: 'x' }, { nonsense: 1 }]) {
      if (who !== 'anyone') {
        const rejected = await rejection(callProcedure(store.stranger, name, input));
        expect(rejected.reason, name).toBe('UNAUTHENTICATED');
      }
      if (who === 'staff') {
        expect((await rejection(callProcedure(api, name, input))).reason, name).toBe('FORBIDDEN');
      }
    }
  }
});

// Failure case 38: docs/failure-cases.md
storeTest(
  'every procedure works with a pool of one connection',
  manyCalls,
  async ({ store, database }) => {
    await using one = openDatabase({ url: database.url, maxOpenConnections: 1 });
    const small = await TestStore.open(one);
    const sampleFor = sampler(store);
    for (const [name, { type, input }] of Object.entries(procedures)) {
      const sample = await sampleFor(type);
      const api = small.as(sample.staff.token);
      await expect(callProcedure(api, name, input(sample)), name).resolves.toBeDefined();
    }
    expect(one.pool.totalCount).toBe(1);
  },
);
