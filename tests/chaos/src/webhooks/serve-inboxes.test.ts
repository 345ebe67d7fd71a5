import { createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createRandom, type Random } from '../random.ts';
import { misbehaviourFor, type Misbehaviour } from './misbehaviours.ts';
import { serveInboxes, type InboxServer } from './serve-inboxes.ts';

const key = randomBytes(24);
const secret = `whsec_${key.toString('base64')}`;
const body = JSON.stringify({
  type: 'order.placed',
  timestamp: '2026-11-23T08:00:00.000000Z',
  data: { event: { id: '1' }, order: { id: '7' } },
});

test('what is signed is taken; what is not, or not with the secret, is refused and told of', async () => {
  await using server = await serveInboxes(always(0.999));
  const inbox = server.open('shop', secret);
  expect(await deliver(server, 'orders-1')).toBe(204);
  expect(inbox.messages.get('orders-1')).toMatchObject({ times: 1, acknowledged: 1, body });
  expect(inbox.broken).toEqual([]);
  expect(await deliver(server, 'orders-2', randomBytes(24))).toBe(400);
  expect(inbox.broken).toEqual([expect.stringContaining('orders-2 was not to be believed')]);
  expect(inbox.messages.has('orders-2')).toBe(false);
});

test('only the first delivery of a message suffers, and none once it behaves', async () => {
  await using server = await serveInboxes(always(0));
  const inbox = server.open('shop', secret);
  expect(await deliver(server, 'orders-1')).toBe(500);
  expect(await deliver(server, 'orders-1')).toBe(204);
  server.behave();
  expect(await deliver(server, 'orders-2')).toBe(204);
  expect(server.misdeeds).toEqual(new Map([['fail', 1]]));
  expect(inbox.repeats).toBe(1);
  expect(inbox.broken).toEqual([]);
});

test('a connection that is cut has brought the message or not', async () => {
  for (const kind of ['cutUnread', 'cutTaken'] as const) {
    await using server = await serveInboxes(always(chanceOf(kind)));
    const inbox = server.open('shop', secret);
    await expect(deliver(server, 'orders-1')).rejects.toThrow('fetch failed');
    expect(inbox.messages.get('orders-1')?.times).toBe(kind === 'cutTaken' ? 1 : undefined);
    expect(await deliver(server, 'orders-1')).toBe(204);
    expect(inbox.broken).toEqual([]);
  }
});

test('who comes again before Retry-After is found', async () => {
  await using server = await serveInboxes(always(chanceOf('askForPatience')));
  const inbox = server.open('shop', secret);
  expect(await deliver(server, 'orders-1')).toBe(503);
  expect(await deliver(server, 'orders-1')).toBe(204);
  expect(inbox.broken).toEqual([expect.stringMatching(/orders-1 came \d+ ms before Retry-After/)]);
});

/** The chance that makes the server do this. */
function chanceOf(kind: Misbehaviour): number {
  const chances = Array.from({ length: 1000 }, (_, thousandth) => thousandth / 1000);
  return chances.find((chance) => misbehaviourFor(chance) === kind) ?? 1;
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
