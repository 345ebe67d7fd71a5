import { createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createRandom, type Random } from '../random.ts';
import { receiverFaultFor, type ReceiverFault } from './receiver-faults.ts';
import { serveInboxes, type InboxServer } from './serve-inboxes.ts';

const key = randomBytes(24);
const secret = `whsec_${key.toString('base64')}`;
const body = JSON.stringify({
  type: 'order.placed',
  timestamp: '2026-11-23T08:00:00.000000Z',
  data: { event: { id: '1' }, order: { id: '7' } },
});

test('accepts a valid signature, and rejects and reports an invalid one', async () => {
  await using server = await serveInboxes(always(0.999));
  const inbox = server.open('shop', secret);
  expect(await deliver(server, 'orders-1')).toBe(204);
  expect(inbox.messages.get('orders-1')).toMatchObject({ times: 1, acknowledged: 1, body });
  expect(inbox.problems).toEqual([]);
  expect(await deliver(server, 'orders-2', randomBytes(24))).toBe(400);
  expect(inbox.problems).toEqual([expect.stringContaining('orders-2 has no valid signature')]);
  expect(inbox.messages.has('orders-2')).toBe(false);
});

test('injects faults into the first delivery of a message only, and none after stopFaults', async () => {
  await using server = await serveInboxes(always(0));
  const inbox = server.open('shop', secret);
  expect(await deliver(server, 'orders-1')).toBe(500);
  expect(await deliver(server, 'orders-1')).toBe(204);
  server.stopFaults();
  expect(await deliver(server, 'orders-2')).toBe(204);
  expect(server.injected).toEqual(new Map([['fail', 1]]));
  expect(inbox.duplicates).toBe(1);
  expect(inbox.problems).toEqual([]);
});

test('closes the connection before or after reading the message', async () => {
  for (const kind of ['cutBeforeRead', 'cutAfterRead'] as const) {
    await using server = await serveInboxes(always(chanceOf(kind)));
    const inbox = server.open('shop', secret);
    await expect(deliver(server, 'orders-1')).rejects.toThrow('fetch failed');
    expect(inbox.messages.get('orders-1')?.times).toBe(kind === 'cutAfterRead' ? 1 : undefined);
    expect(await deliver(server, 'orders-1')).toBe(204);
    expect(inbox.problems).toEqual([]);
  }
});

test('reports a delivery before Retry-After', async () => {
  await using server = await serveInboxes(always(chanceOf('retryLater')));
  const inbox = server.open('shop', secret);
  expect(await deliver(server, 'orders-1')).toBe(503);
  expect(await deliver(server, 'orders-1')).toBe(204);
  expect(inbox.problems).toEqual([
    expect.stringMatching(/orders-1 was delivered \d+ ms before Retry-After/),
  ]);
});

/** A number that selects this fault. */
function chanceOf(kind: ReceiverFault): number {
  const chances = Array.from({ length: 1000 }, (_, thousandth) => thousandth / 1000);
  return chances.find((chance) => receiverFaultFor(chance) === kind) ?? 1;
}

function always(chance: number): Random {
  return { ...createRandom('unused'), next: () => chance };
}

async function deliver(server: InboxServer, id: string, by = key): Promise<number> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', by).update(`${id}.${timestamp}.${body}`).digest('base64');
  const { status } = await fetch(server.urlOf('shop'), {
    method: 'POST',
    body,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
  });
  return status;
}
