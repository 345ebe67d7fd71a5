import type { TestDatabase } from '@order-store/db/testing';
import { describe, expect } from 'vitest';
import { z } from 'zod';
import type { StockLevel } from '../../products/stock-feed.ts';
import type { OrderUpdate } from '../../orders/watch-orders.ts';
import type { ApiProcess } from '../api-process.ts';
import { callOverHttp, errorOf, openStream, TestStore, type TestUser } from '../index.ts';
import {
  expectHealthy,
  newerDatabase,
  unavailable,
  releaseTest,
  startPrevious,
  startCurrent,
} from './release-test.ts';
import { useSdkOf } from './use-sdk.ts';

const patience = 200_000;

describe.skipIf(unavailable !== undefined)(
  'the previous and the current release on one database',
  () => {
    const cleanup = new AsyncDisposableStack();
    let database: TestDatabase;
    let before: ApiProcess;
    let today: ApiProcess;
    let store: TestStore;
    let staff: TestUser;

    releaseTest.beforeAll(async ({ release }) => {
      database = cleanup.use(await newerDatabase());
      before = cleanup.use(await startPrevious(release, database));
      today = cleanup.use(await startCurrent(database));
      store = await TestStore.open(database);
      staff = await store.staff();
    }, patience);
    releaseTest.afterEach(() => expectHealthy(database, before, today));
    releaseTest.afterAll(() => cleanup.disposeAsync());

    releaseTest('places one order for a key sent to both, without overselling', async () => {
      const mug = await store.product({ stockQuantity: 80 });
      const customers = await store.customers(4);

      const outcomes = await Promise.all(
        Array.from({ length: 100 }, async (_, index) => {
          const token = customers[index % customers.length]?.token;
          const input = { ...oneOf(mug), idempotencyKey: `key ${index}` };
          const answers = await Promise.all(
            [before, today].map((api) => mutate(api, 'orders.place', token, input)),
          );
          const [first, second] = answers.map(({ status, text }) =>
            status === 200 ? Placed.parse(JSON.parse(text)).result.data : status,
          );
          expect(first).toEqual(second);
          return typeof first === 'object' ? first.id : first;
        }),
      );

      const rejected = outcomes.filter((outcome) => outcome === 409);
      expect(rejected).toHaveLength(20);
      expect(new Set(outcomes).size).toBe(81);
      expect(await store.stockOf(mug)).toBe(0);
    });

    releaseTest('cancels orders of the other release, once', async () => {
      const mug = await store.product({ stockQuantity: 5 });
      const ada = await store.customer();
      const [first, second, third] = [
        await place(before, ada, mug),
        await place(today, ada, mug),
        await place(today, ada, mug),
      ];

      const cancelled = [
        await mutate(today, 'orders.cancel', ada.token, { id: first.id }),
        await mutate(before, 'orders.cancel', ada.token, { id: second.id }),
      ];
      const raced = await Promise.all(
        [before, today].map((api) => mutate(api, 'orders.cancel', ada.token, { id: third.id })),
      );

      expect(cancelled.map(({ status }) => status)).toEqual([200, 200]);
      expect(new Set(raced.map(({ status }) => status))).toEqual(new Set([200, 409]));
      const lost = raced.find(({ status }) => status === 409);
      expect(lost && errorOf(lost).data.reason).toBe('ILLEGAL_TRANSITION');
      expect(await store.stockOf(mug)).toBe(5);
    });

    releaseTest(
      'processes an order with both releases in turn and returns the same history',
      async () => {
        const mug = await store.product();
        const { id } = await place(before, await store.customer(), mug);
        const steps = [
          [today, 'orders.confirm', 1],
          [before, 'orders.ship', 2],
          [today, 'orders.deliver', 3],
        ] as const;
        for (const [api, name, expectedVersion] of steps)
          expect(await mutate(api, name, staff.token, { id, expectedVersion })).toMatchObject({
            status: 200,
          });

        const [old, current] = await Promise.all(
          [before, today].map((api) => query(api, 'orders.history', staff.token, { id }, History)),
        );
        expect(old?.map(({ to }) => to)).toEqual(['pending', 'confirmed', 'shipped', 'delivered']);
        // This release adds fields.
        expect(current).toMatchObject(old ?? []);
      },
    );

    releaseTest('streams the changes of both releases from either one', async () => {
      const mug = await store.product({ stockQuantity: 100 });
      const ada = await store.customer();
      await using streams = new AsyncDisposableStack();
      const orders = await Promise.all(
        [before, today].map(async ({ url }) =>
          streams.use(await openStream<OrderUpdate>(url, 'orders.watch', { token: ada.token })),
        ),
      );
      const stock = await Promise.all(
        [before, today].map(async ({ url }) =>
          streams.use(
            await openStream<StockLevel>(url, 'products.watchStock', { input: { ids: [mug.id] } }),
          ),
        ),
      );

      const placed = await Promise.all(
        Array.from({ length: 20 }, (_, index) => place(index % 2 ? before : today, ada, mug)),
      );

      for (const stream of orders) {
        await stream.count(20);
        const received = stream.messages.map(({ data }) => data.order.id);
        expect(received.toSorted()).toEqual(placed.map(({ id }) => id).toSorted());
      }
      for (const { messages } of stock)
        await expect.poll(() => messages.at(-1)?.data.stockQuantity).toBe(80);
    });

    releaseTest('resumes a stream at the other release', async () => {
      const mug = await store.product();
      const ada = await store.customer();
      for (const [from, to] of [
        [before, today],
        [today, before],
      ] as const) {
        const stream = await openStream<OrderUpdate>(from.url, 'orders.watch', ada);
        await place(from, ada, mug);
        await stream.count(1);
        await stream.close();
        const missed = [await place(from, ada, mug), await place(to, ada, mug)];

        const lastEventId = stream.messages.at(-1)?.id;
        await using resumed = await openStream<OrderUpdate>(to.url, 'orders.watch', {
          token: ada.token,
          lastEventId,
        });

        await resumed.count(2);
        const received = resumed.messages.map(({ data }) => data.order.id);
        expect(received).toEqual(missed.map(({ id }) => id));
      }
    });

    releaseTest('serves the SDK of the previous release', async ({ release }) => {
      const { id: productId } = await store.product({ stockQuantity: 3 });
      const used = { url: today.url, staffToken: staff.token, productId };
      expect(await useSdkOf(release, used)).toEqual({
        isRetried: true,
        available: 1,
        statuses: ['pending', 'confirmed'],
        listed: ['confirmed'],
      });
    });

    releaseTest('never claims an order twice', async () => {
      const mug = await store.product();
      const ada = await store.customer();
      await Promise.all(Array.from({ length: 20 }, () => place(today, ada, mug)));

      const claimed = await Promise.all(
        Array.from({ length: 20 }, async (_, index) => {
          const api = index % 2 ? before : today;
          const { text } = await mutate(api, 'orders.claimNext', staff.token, {});
          return Claimed.parse(JSON.parse(text)).result.data?.id;
        }),
      );

      const ids = claimed.filter((id) => id !== undefined);
      expect(ids).not.toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
    });

    releaseTest('accepts sessions and cursors of the other release', async () => {
      const mug = await store.product();
      const password = 'green teapot 7';
      for (const [from, to] of [
        [before, today],
        [today, before],
      ] as const) {
        const email = `moved-${new URL(from.url).port}@example.com`;
        const signedUp = await mutate(from, 'auth.signUp', null, {
          email,
          name: 'Moved',
          password,
        });
        const { token } = SignedIn.parse(JSON.parse(signedUp.text)).result.data;
        const placed = [await place(from, { token }, mug), await place(to, { token }, mug)];

        const first = await query(from, 'orders.list', token, { limit: 1 }, Page);
        const second = await query(
          to,
          'orders.list',
          token,
          { limit: 1, cursor: first.nextCursor },
          Page,
        );
        expect([...second.items, ...first.items].map(({ id }) => id)).toEqual(
          placed.map(({ id }) => id),
        );

        expect((await mutate(to, 'auth.signIn', null, { email, password })).status).toBe(200);
        expect((await mutate(to, 'auth.signOut', token)).status).toBe(200);
        const after = await callOverHttp(from.url, 'auth.me', { type: 'query', token });
        expect(after.status).toBe(401);
      }
    });
  },
);

interface Signed {
  readonly token: string;
}

function oneOf({ id: productId }: { readonly id: string }) {
  return { items: [{ productId, quantity: 1 }] };
}

function mutate(
  { url }: ApiProcess,
  name: string,
  token: string | null | undefined,
  input?: unknown,
) {
  return callOverHttp(url, name, { type: 'mutation', input, token: token ?? null });
}

async function place(api: ApiProcess, { token }: Signed, product: { readonly id: string }) {
  const { text } = await mutate(api, 'orders.place', token, oneOf(product));
  return Placed.parse(JSON.parse(text)).result.data;
}

async function query<T>(
  { url }: ApiProcess,
  name: string,
  token: string,
  input: unknown,
  output: z.ZodType<{ result: { data: T } }>,
): Promise<T> {
  const { text } = await callOverHttp(url, name, { type: 'query', input, token });
  return output.parse(JSON.parse(text)).result.data;
}

function answerOf<T>(data: z.ZodType<T>) {
  return z.object({ result: z.object({ data }) });
}

// Only what the tests use: the previous release's responses lack newer fields.
const Id = z.object({ id: z.string() });
const Placed = answerOf(Id);
const Claimed = answerOf(Id.nullable());
const History = answerOf(z.array(z.looseObject({ to: z.string() })));
const Page = answerOf(z.object({ items: z.array(Id), nextCursor: z.string().nullable() }));
const SignedIn = answerOf(z.object({ token: z.string() }));
