import { once } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { connect, Socket } from 'node:net';
import type { Database } from '@order-store/db';
import { databaseTest } from '@order-store/db/testing/vitest';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  callOverHttp,
  heapAfterCollection,
  request,
  serveStore,
  WireError,
  TestStore,
} from '../../testing/index.ts';
import { watchOrders } from '../../orders/watch-orders.ts';
import { formatPosition, startOfEvents } from '../events/event-log.ts';
import { createCallBatch } from '../trpc/call-batch.ts';
import { requestLimits } from './request-limits.ts';
import { UnreadAnswers } from './unread-answers.ts';

const mebibyte = 2 ** 20;

/** A store whose list of 100 products has 400 kB. These tests occupy the process, which is not their subject. */
async function largeStore(database: Database): Promise<TestStore> {
  await database.pool.query(`
    INSERT INTO products (sku, name, description, price, stock_quantity)
    SELECT 'SKU-' || n, 'Product ' || n, repeat('x', 4000), 1, 0 FROM generate_series(1, 100) n`);
  const env = { OVERLOAD_LOOP_DELAY: '0s', OVERLOAD_CONNECTION_WAIT: '0s' };
  return TestStore.open(database, { env });
}

/** The path of a batch whose lists all differ, so that they do not share a query. */
function batchOfLists(calls: number): string {
  const inputs = Array.from({ length: calls }, (_, index) => [index, { limit: 100 - (index % 5) }]);
  const input = encodeURIComponent(JSON.stringify(Object.fromEntries(inputs)));
  return `/trpc/${inputs.map(() => 'products.list').join(',')}?batch=1&input=${input}`;
}

// Failure case 68: docs/failure-cases.md
databaseTest(
  'bounds the answers of a batch and rejects the rest without running it',
  async ({ database }) => {
    const store = await largeStore(database);
    await using served = await serveStore(store);
    const { text, status } = await request(`${served.url}${batchOfLists(64)}`);
    expect(status).toBe(207);
    const answers = z.array(z.unknown()).parse(JSON.parse(text));
    const rejected = answers.flatMap((each) => WireError.safeParse(each).data ?? []);
    expect(answers).toHaveLength(64);
    expect(rejected.length).toBeGreaterThan(40);
    expect(new Set(rejected.map(({ error }) => error.data.reason))).toEqual(
      new Set(['PAYLOAD_TOO_LARGE']),
    );
    // The limit, and the answers that were ready at the same time.
    const { batchAnswerBytes, batchConcurrency } = requestLimits;
    expect(text.length).toBeLessThan(batchAnswerBytes + batchConcurrency * 0.5 * mebibyte);
    expect(text.length).toBeGreaterThan(batchAnswerBytes);

    const later = await request(`${served.url}${batchOfLists(2)}`);
    expect(later.status).toBe(200);
  },
);

// Failure case 68: docs/failure-cases.md
databaseTest(
  'bounds the errors of a batch, which may contain whole orders',
  async ({ database }) => {
    const store = await TestStore.open(database);
    const { rows } = await database.pool.query<{ id: string }>(
      `INSERT INTO products (sku, name, price, stock_quantity)
     SELECT 'LINE-' || n, 'Product ' || n, 1, 10 FROM generate_series(1, 1500) AS n RETURNING id`,
    );
    const ada = await store.customer();
    const { id } = await ada.place(rows.map((product) => [product, 1]));
    await using served = await serveStore(store);
    const calls = Array.from({ length: 64 }, () => ({ id, expectedVersion: 1_000_000 }));
    const { text } = await request(
      `${served.url}/trpc/${calls.map(() => 'orders.cancel').join(',')}?batch=1`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${ada.token}` },
        body: JSON.stringify(Object.fromEntries(calls.entries())),
      },
    );
    const reasons = z.array(WireError).parse(JSON.parse(text));
    expect(new Set(reasons.map(({ error }) => error.data.reason))).toEqual(
      new Set(['VERSION_CONFLICT', 'PAYLOAD_TOO_LARGE']),
    );
    const { batchAnswerBytes, batchConcurrency } = requestLimits;
    expect(text.length).toBeLessThan(batchAnswerBytes + batchConcurrency * mebibyte);
  },
);

test('runs a few calls of a batch at a time, and none after the caller has disconnected', async () => {
  const batch = createCallBatch({
    answers: new UnreadAnswers(),
    response: new ServerResponse(new IncomingMessage(new Socket())),
    address: null,
    concurrency: 2,
    answerBytes: 1000,
  });
  const left = new AbortController();
  const [first, second] = [await batch.turn(undefined), await batch.turn(undefined)];
  let thirdRuns = false;
  const third = batch.turn(undefined).then((turn) => ((thirdRuns = true), turn));
  const fourth = batch.turn(left.signal);
  await new Promise(setImmediate);
  expect(thirdRuns).toBe(false);
  first[Symbol.dispose]();
  const runs = await third;
  left.abort();
  second[Symbol.dispose]();
  await expect(fourth).rejects.toMatchObject({ reason: 'CLIENT_CLOSED_REQUEST' });

  runs.count('x'.repeat(1000), true);
  // A query's answer is dropped; a mutation has taken effect.
  expect(() => runs.count('more', true)).toThrow('The responses of a batch');
  runs.count('more', false);
  runs[Symbol.dispose]();
  await expect(batch.turn(undefined)).rejects.toMatchObject({ reason: 'PAYLOAD_TOO_LARGE' });
});

// Failure case 68: docs/failure-cases.md
test('disconnects a few addresses that read too slowly instead of blocking all others', () => {
  const limits = { addressBytes: 100, totalBytes: 400, patienceMs: 0 };
  const answers = new UnreadAnswers(limits);
  const respond = (address: string, bytes: number) => {
    const response = new ServerResponse(new IncomingMessage(new Socket()));
    answers.requireRoom(address);
    answers.add(response, address, bytes);
    return response;
  };
  const overloaded = expect.objectContaining({ reason: 'OVERLOADED' });
  const slow = ['1', '2', '3', '4'].map((host) => respond(`203.0.113.${host}`, 100));
  expect(() => answers.requireRoom('203.0.113.1')).toThrow(overloaded);
  // The oldest makes room for another address, and then counts no more.
  expect(() => answers.requireRoom('198.51.100.7')).not.toThrow();
  expect(slow.map(({ destroyed }) => destroyed)).toEqual([true, false, false, false]);
  slow[0]?.emit('close');
  respond('203.0.113.1', 100);
  expect(() => answers.requireRoom('203.0.113.1')).toThrow(overloaded);

  // The networks of a /48 together have what two addresses may have.
  for (const network of ['1', '2']) respond(`2001:db8:0:${network}::1`, 100);
  expect(() => answers.requireRoom('2001:db8:0:3::1')).toThrow(overloaded);
  expect(() => answers.requireRoom('2001:db8:1::1')).not.toThrow();

  const patient = new UnreadAnswers({ ...limits, patienceMs: 60_000 });
  const recent = new ServerResponse(new IncomingMessage(new Socket()));
  patient.add(recent, '203.0.113.1', 400);
  expect(() => patient.requireRoom('203.0.113.2')).toThrow(overloaded);
  expect(recent.destroyed).toBe(false);
  recent.emit('close');
  expect(() => patient.requireRoom('203.0.113.2')).not.toThrow();
});

// Failure case 68: docs/failure-cases.md
databaseTest(
  '100 connections that read no answers hold little memory and are cut off',
  { timeout: 240_000 },
  async ({ database }) => {
    const store = await largeStore(database);
    const limits = { ...requestLimits, timeoutCheckMs: 50, keepAliveTimeoutMs: 300 };
    await using served = await serveStore(store, { stallMs: 1000, limits });
    const before = usedMemory();
    const head = `GET ${batchOfLists(16)} HTTP/1.1\r\nhost: x\r\n\r\n`;
    const sockets = Array.from({ length: 100 }, () => {
      const socket = connect({ port: served.port, host: '127.0.0.1', localAddress: '127.0.0.2' });
      socket.on('error', () => {});
      socket.pause().write(head);
      return socket;
    });
    let most = 0;
    const cutOff = async () => {
      most = Math.max(most, usedMemory() - before);
      return served.connections();
    };
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    // Others are still served.
    const answer = await callOverHttp(served.url, 'products.list', { type: 'query', input: {} });
    expect(answer.status).toBe(200);
    await expect.poll(cutOff, { timeout: 200_000, interval: 500 }).toBe(0);
    expect(most).toBeLessThan(150 * mebibyte);
    for (const socket of sockets) socket.destroy();
    expect(usedMemory() - before).toBeLessThan(40 * mebibyte);
  },
);

function usedMemory(): number {
  return process.memoryUsage().external + heapAfterCollection();
}

// Failure case 68: docs/failure-cases.md
databaseTest(
  'a stream that resumes keeps little of what its client has not read',
  async ({ database }) => {
    const store = await TestStore.open(database);
    const ada = await store.customer();
    const items = [{ productId: (await store.product()).id, quantity: 1 }];
    const metadata = { note: 'x'.repeat(16_000) };
    const { id } = await ada.api.orders.place({ items, metadata });
    const events = 300;
    await store.database.pool.query(
      `INSERT INTO order_events (order_id, from_status, to_status)
     SELECT $1, 'pending', 'pending' FROM generate_series(2, $2)`,
      [id, events],
    );
    const actor = {
      id: ada.id,
      name: 'Ada',
      role: 'customer',
      sessionId: null,
      keyId: null,
      keyScopes: null,
    } as const;
    const listener = {
      actor: actor,
      token: ada.token,
      procedure: 'orders.watch',
      address: null,
      setHeader: null,
    };
    const lastEventId = formatPosition(startOfEvents);
    const open = async () =>
      (await watchOrders(store.services, listener, { lastEventId }, undefined))[
        Symbol.asyncIterator
      ]();

    const before = heapAfterCollection();
    const streams = await Promise.all(Array.from({ length: 40 }, open));
    for (const stream of streams) await stream.next();
    expect(heapAfterCollection() - before).toBeLessThan(24 * 2 ** 20);

    const seen = new Set<string>();
    const [first] = streams;
    for (let read = 1; read < events; read++) seen.add((await first?.next())?.value?.[0] ?? '');
    expect(seen.size).toBe(events - 1);
    await store.services.streams.end();
    await Promise.all(streams.map(async (stream) => stream.return?.()));
  },
);
