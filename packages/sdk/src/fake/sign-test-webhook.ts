import { importSecret, signedContent } from '../webhook-signature.ts';
import type { WebhookEvent } from '../webhooks.ts';

/** Options of {@link signTestWebhook}. */
export interface SignTestWebhookOptions {
  /** The secret of the webhook. Default: `testWebhookSecret`. */
  readonly secret?: string | undefined;
  /** The `webhook-id`, which is the same for repeated deliveries. Default: `msg_test`. */
  readonly id?: string | undefined;
  /** When the delivery is sent, in milliseconds. Default: `Date.now()`. */
  readonly now?: number | undefined;
}

/** A signed delivery, as the store sends it. */
export interface TestWebhook {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The default secret of {@link signTestWebhook}. */
export const testWebhookSecret = 'whsec_dGhlIHNlY3JldCBvZiBhIHRlc3Q=';

/**
 * Signs a delivery of an event like the store, to test the handler of a webhook:
 *
 * ```ts
 * const { body, headers } = await signTestWebhook(event);
 * await POST(new Request('https://shop.example/webhook', { method: 'POST', body, headers }));
 * ```
 */
export async function signTestWebhook(
  event: WebhookEvent,
  { secret = testWebhookSecret, id = 'msg_test', now = Date.now() }: SignTestWebhookOptions = {},
): Promise<TestWebhook> {
  const body = JSON.stringify(event);
  const timestamp = `${Math.floor(now / 1000)}`;
  const content = signedContent(id, timestamp, new TextEncoder().encode(body));
  const key = await importSecret(secret, 'sign');
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, content));
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${btoa(String.fromCharCode(...signature))}`,
  };
  return { body, headers };
}
