import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  verifyWebhook,
  WebhookVerificationError,
  type OrderWebhookEvent,
  type WebhookVerificationReason,
} from './webhooks.ts';

const secret = newSecret();
const body = JSON.stringify({
  type: 'order.placed',
  timestamp: '2026-11-23T04:20:00.123456Z',
  data: { event: { to: 'pending' }, order: { orderNumber: 'ORD-7K3F9-QXM2A', name: 'Zoë' } },
});

describe('a delivery signed by the standardwebhooks package', () => {
  test.for<[string, (text: string) => string | Uint8Array | ArrayBuffer]>([
    ['text', (text) => text],
    ['bytes', (text) => Buffer.from(text)],
    ['a buffer', (text) => new TextEncoder().encode(text).buffer],
  ])('is accepted as %s', async ([_form, convert]) => {
    expect(await verifyWebhook(convert(body), sign(body), secret)).toEqual(JSON.parse(body));
  });

  test('is accepted with headers of fetch and Node, in any letter case', async () => {
    const headers = sign(body);
    const upper = Object.entries(headers).map(([name, value]) => [name.toUpperCase(), [value]]);
    for (const form of [headers, new Headers(headers), Object.fromEntries(upper)]) {
      expect(await verifyWebhook(body, form, secret)).toMatchObject({ type: 'order.placed' });
    }
  });

  test('is accepted with the old and the new secret during rotation', async () => {
    const next = newSecret();
    expect(await verifyWebhook(body, sign(body), [next, secret])).toMatchObject({ data: {} });
    const both = `${sign(body)['webhook-signature']} ${sign(body, next)['webhook-signature']}`;
    const headers = { ...sign(body), 'webhook-signature': both };
    expect(await verifyWebhook(body, headers, next)).toMatchObject({ data: {} });
  });

  test('has an event whose type narrows its data', async () => {
    const event = await verifyWebhook(body, sign(body), secret);
    if (event.type === 'product.stock_changed') throw new Error('It is an order');
    expectTypeOf(event).toEqualTypeOf<OrderWebhookEvent>();
    expect(event.data.order.orderNumber).toBe('ORD-7K3F9-QXM2A');
  });

  test('verifies the exact bytes of the body, including a byte order mark', async () => {
    const marked = `\uFEFF${body}`;
    const bytes = new TextEncoder().encode(marked);
    expect(await verifyWebhook(bytes, sign(marked), secret)).toEqual(JSON.parse(body));
  });
});

describe('a delivery is rejected', () => {
  const signed = sign(body);
  const signature = signed['webhook-signature'];

  test.for<[string, WebhookVerificationReason, string, object]>([
    ['when a letter of the body is another', 'NO_MATCHING_SIGNATURE', `${body} `, signed],
    ['under another id', 'NO_MATCHING_SIGNATURE', body, { ...signed, 'webhook-id': 'msg_2' }],
    ['with a foreign signature', 'NO_MATCHING_SIGNATURE', body, sign(body, newSecret())],
    ['without v1', 'NO_MATCHING_SIGNATURE', body, { ...signed, 'webhook-signature': 'v2,AAAA' }],
    [
      'with a signature that is a part of the right one',
      'NO_MATCHING_SIGNATURE',
      body,
      { ...signed, 'webhook-signature': signature.slice(0, -8) },
    ],
    ['with no base64', 'NO_MATCHING_SIGNATURE', body, { ...signed, 'webhook-signature': 'v1,*' }],
    ['without an id', 'MISSING_HEADER', body, { ...signed, 'webhook-id': undefined }],
    ['without a signature', 'MISSING_HEADER', body, { ...signed, 'webhook-signature': '' }],
    ['at no time', 'INVALID_TIMESTAMP', body, { ...signed, 'webhook-timestamp': 'now' }],
    ['when it is old', 'TOO_OLD', body, sign(body, secret, secondsAgo(301))],
    ['when it is to come', 'TOO_NEW', body, sign(body, secret, secondsAgo(-310))],
    ['when it is no JSON', 'INVALID_PAYLOAD', 'text', sign('text')],
    ['when it is not an event', 'INVALID_PAYLOAD', '{"type":7}', sign('{"type":7}')],
  ])('%s', async ([_what, reason, payload, headers]) => {
    const verified = verifyWebhook(payload, { ...headers }, secret);
    await expect(verified).rejects.toThrow(WebhookVerificationError);
    await expect(verified).rejects.toMatchObject({ reason });
  });
});

test('the tolerance is configurable', async () => {
  const headers = sign(body, secret, secondsAgo(3000));
  await verifyWebhook(body, headers, secret, { toleranceSeconds: 3600 });
  const strict = verifyWebhook(body, sign(body, secret, secondsAgo(10)), secret, {
    toleranceSeconds: 5,
  });
  await expect(strict).rejects.toMatchObject({ reason: 'TOO_OLD' });
});

test.each(['', 'whsec_', 'whsec_*'])('the invalid secret %j is rejected', async (wrong) => {
  await expect(verifyWebhook(body, sign(body), wrong)).rejects.toThrow(/A webhook secret must be/);
  await expect(verifyWebhook(body, sign(body), [])).rejects.toThrow(/At least one/);
});

function newSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`;
}

function sign(text: string, by = secret, at = new Date()) {
  return {
    'webhook-id': 'msg_1',
    'webhook-timestamp': `${Math.floor(at.getTime() / 1000)}`,
    'webhook-signature': new Webhook(by).sign('msg_1', at, text),
  };
}

function secondsAgo(seconds: number): Date {
  return new Date(Date.now() - seconds * 1000);
}
