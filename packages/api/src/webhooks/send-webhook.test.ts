import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { startWebhookReceiver } from '../testing/index.ts';
import { createWebhookSender } from './send-webhook.ts';

const secret = newSecret();
const body = JSON.stringify({
  type: 'order.placed',
  timestamp: '2026-11-23T08:00:00.000000Z',
  data: { order: { id: '7', orderNumber: 'ORD-7' } },
});
const never = new AbortController().signal;
const send = createWebhookSender({ allowPrivate: true, timeoutMs: 20_000 });

test('signs the exact body with each secret, as Standard Webhooks verify it', async () => {
  await using receiver = await startWebhookReceiver();
  const old = newSecret();
  const attempt = await send(delivery(receiver.url, { secrets: [secret, old] }), never);
  expect(attempt).toMatchObject({ status: 204, error: null, excerpt: '', retryAfterMs: null });
  const [got] = receiver.received;
  expect(got?.headers['webhook-id']).toBe('orders-7');
  for (const each of [secret, old])
    expect(new Webhook(each).verify(got?.raw ?? '', got?.headers ?? {})).toEqual(JSON.parse(body));
  expect(() => new Webhook(newSecret()).verify(got?.raw ?? '', got?.headers ?? {})).toThrow(
    'No matching signature found',
  );
  expect(() => new Webhook(secret).verify(`${got?.raw} `, got?.headers ?? {})).toThrow(
    'No matching signature found',
  );
});

test('timestamps with database time, not with the clock of the process', async () => {
  await using receiver = await startWebhookReceiver();
  const day = 86_400_000;
  const claimedAtMs = Date.now() - 3 * day;
  receiver.answer((response) => {
    const retryAfter = new Date(claimedAtMs + 60_000).toUTCString();
    response.writeHead(503, { 'retry-after': retryAfter }).end();
  });
  const attempt = await send({ ...delivery(receiver.url), claimedAtMs }, never);
  const signedAt = Number(receiver.received[0]?.headers['webhook-timestamp']);
  expect(signedAt).toBeGreaterThanOrEqual(Math.floor(claimedAtMs / 1000));
  expect(signedAt).toBeLessThan(claimedAtMs / 1000 + 60);
  expect(attempt.retryAfterMs).toBeGreaterThan(0);
  expect(attempt.retryAfterMs).toBeLessThanOrEqual(60_000);
});

test('does not follow redirects', async () => {
  await using receiver = await startWebhookReceiver();
  await using elsewhere = await startWebhookReceiver();
  for (const status of [301, 302, 303, 307, 308]) {
    receiver.answer(
      (response) => void response.writeHead(status, { location: elsewhere.url }).end(),
    );
    const attempt = await send(delivery(receiver.url), never);
    expect(attempt.status).toBe(status);
    expect(attempt.error).toContain('redirects are not followed');
  }
  expect(elsewhere.received).toEqual([]);
});

test('reads and stores only the start of a response', async () => {
  await using receiver = await startWebhookReceiver();
  let written = 0;
  receiver.answer(async (response) => {
    response.writeHead(500);
    response.write(Buffer.from([0x61, 0x00, 0xff, 0xd8]));
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    while (!response.destroyed && written < 1000) {
      written++;
      if (!response.write(chunk))
        await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
    }
  });
  const attempt = await send(delivery(receiver.url), never);
  expect(attempt).toMatchObject({ status: 500, error: 'responded with status 500' });
  expect(attempt.excerpt).toMatch(/^a\ufffd+x+$/);
  expect(attempt.excerpt?.length).toBeLessThanOrEqual(1000);
  expect(written).toBeLessThan(100);
});

test('fails without a timely response, but not if the body never ends', async () => {
  await using receiver = await startWebhookReceiver();
  const impatient = createWebhookSender({ allowPrivate: true, timeoutMs: 300 });
  receiver.answer(() => {});
  expect(await impatient(delivery(receiver.url), never)).toMatchObject({
    status: null,
    error: 'did not respond within 0.3 s',
  });
  receiver.answer((response) => void response.writeHead(200).write('ok'));
  expect(await impatient(delivery(receiver.url), never)).toMatchObject({
    status: 200,
    error: null,
    excerpt: 'ok',
  });
});

test('reports connections that fail, send malformed responses or break', async () => {
  await using receiver = await startWebhookReceiver();
  receiver.answer((response) => void response.socket?.destroy());
  expect((await send(delivery(receiver.url), never)).error).toMatch(/hang up|ECONNRESET/);
  receiver.answer((response) => void response.socket?.end('nonsense\r\n\r\n'));
  expect((await send(delivery(receiver.url), never)).error).toMatch(/Parse Error/);
  const gone = await startWebhookReceiver();
  await gone[Symbol.asyncDispose]();
  expect((await send(delivery(gone.url), never)).error).toContain('ECONNREFUSED');
});

test('reads Retry-After as seconds and as a date', async () => {
  await using receiver = await startWebhookReceiver();
  const after = async (value: string) => {
    receiver.answer((response) => void response.writeHead(503, { 'retry-after': value }).end());
    return (await send(delivery(receiver.url), never)).retryAfterMs;
  };
  expect(await after('120')).toBe(120_000);
  const date = await after(new Date(Date.now() + 60_000).toUTCString());
  expect(date).toBeGreaterThan(30_000);
  expect(date).toBeLessThanOrEqual(60_000);
  for (const nonsense of ['soon', '-1', 'Thu, 01 Jan 1970 00:00:00 GMT'])
    expect(await after(nonsense)).toBeNull();
});

// Failure case 33: docs/failure-cases.md
test('does not connect to a private address, given directly or by name', async () => {
  await using receiver = await startWebhookReceiver();
  const guarded = createWebhookSender({ allowPrivate: false, timeoutMs: 20_000 });
  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '2130706433',
    '0x7f.1',
    '0.0.0.0',
    '169.254.169.254',
  ]) {
    const attempt = await guarded(delivery(`http://${host}:${receiver.port}/`), never);
    expect(attempt.status).toBeNull();
    expect(attempt.error, host).toContain('in a private network');
  }
  expect(receiver.received).toEqual([]);
});

function delivery(url: string, { secrets = [secret] } = {}) {
  const claimedAtMs = Date.now();
  return {
    id: '1',
    webhookId: '1',
    url,
    secrets,
    messageId: 'orders-7',
    body,
    attempts: 1,
    claimedAtMs,
  };
}

function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}
