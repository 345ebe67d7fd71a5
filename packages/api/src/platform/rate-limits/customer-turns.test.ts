import { databaseTest } from '@order-store/db/testing/vitest';
import { expect, test } from 'vitest';
import {
  fulfilled,
  holdLock,
  rejection,
  sessionsThatWait,
  TestStore,
} from '../../testing/index.ts';
import { CustomerTurns } from './customer-turns.ts';

// Failure case 70: docs/failure-cases.md
databaseTest(
  'calls of the customers at an address that wait for locks leave connections to others',
  async ({ database }) => {
    const store = await TestStore.open(database, { env: { RATE_LIMIT: 'on' } });
    const [ada, bob, ...attackers] = await store.customers(5);
    if (!ada || !bob) throw new Error('There are no customers');
    const product = await store.product();
    const theirs = await Promise.all(attackers.map((each) => each.place([[product, 1]])));
    const attack = async (most: number, count: number, address: string) => {
      await using _held = await holdLock(database, 'SELECT FROM orders FOR UPDATE');
      const calls = attackers.slice(0, count).flatMap(({ token }, index) => {
        const { orders } = store.as(token, address);
        const id = theirs[index]?.id ?? '';
        return Array.from({ length: 30 }, () => orders.cancelItems({ id, items: unknownItem }));
      });
      const outcomes = Promise.allSettled(calls);
      await sessionsThatWait(database, most);
      // Others, and orders, do not wait.
      expect((await store.as(ada.token, '192.0.2.2').orders.list({})).items).toEqual([]);
      await store.as(bob.token, '192.0.2.2').auth.listSessions();
      const { orders } = store.as(attackers[0]?.token ?? '', address);
      await orders.place({ items: [{ productId: product.id, quantity: 1 }] });
      return outcomes;
    };
    // With 25 connections.
    for (const [most, count, address] of [
      [4, 1, '192.0.2.1'],
      [8, 3, '192.0.2.1'],
      [8, 3, '2001:db8::1'],
    ] as const) {
      const outcomes = await attack(most, count, address);
      expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    }
    expect(await store.violations()).toEqual([]);
  },
);

test('runs the calls of a customer in order, and none of a caller who has disconnected', async () => {
  const turns = new CustomerTurns({ perCustomer: 1, perAddress: 2 });
  const left = new AbortController();
  const ran: string[] = [];
  const open = Promise.withResolvers<void>();
  const call = (name: string, id: string, signal?: AbortSignal) =>
    turns.run(
      {
        path: 'orders.get',
        type: 'query',
        actor: { id, role: 'customer' },
        address: '192.0.2.1',
        signal,
      },
      async () => {
        ran.push(name);
        await open.promise;
      },
    );
  const all = [
    call('first', '1'),
    call('second', '1'),
    call('other', '2'),
    call('third', '3', left.signal),
  ];
  const rejected = rejection(all[3] ?? Promise.resolve());
  await new Promise(setImmediate);
  expect(ran).toEqual(['first', 'other']);
  left.abort();
  open.resolve();
  expect((await rejected).reason).toBe('CLIENT_CLOSED_REQUEST');
  expect(fulfilled(await Promise.allSettled(all))).toHaveLength(3);
  expect(ran).toEqual(['first', 'other', 'second']);
});

const unknownItem = [{ itemId: '987654321', quantity: 1 }];
