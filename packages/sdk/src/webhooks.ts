import { fromBase64, importSecret, signedContent } from './webhook-signature.ts';
import type { WebhookEvent } from '@order-store/api/types';

export type { OrderWebhookEvent, StockWebhookEvent, WebhookEvent } from '@order-store/api/types';

/** Why a delivery failed verification. */
export type WebhookVerificationReason =
  | 'MISSING_HEADER'
  | 'INVALID_TIMESTAMP'
  | 'TOO_OLD'
  | 'TOO_NEW'
  | 'NO_MATCHING_SIGNATURE'
  | 'INVALID_PAYLOAD';

/** A delivery that failed verification. Respond with 400 and ignore it. */
export class WebhookVerificationError extends Error {
  override readonly name = 'WebhookVerificationError';
  readonly reason: WebhookVerificationReason;

  constructor(reason: WebhookVerificationReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Headers of a fetch Request, of Node or of Express. */
type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** Options of {@link verifyWebhook}. */
interface VerifyWebhookOptions {
  /** Maximum difference between the delivery's timestamp and the current time, in seconds. Default: 300. */
  readonly toleranceSeconds?: number | undefined;
  /** The current time in milliseconds. Default: `Date.now()`. */
  readonly now?: number | undefined;
}

/**
 * Verifies the signature and age of a delivery and returns its event. `payload` is the raw body, not parsed JSON.
 * During rotation, pass both the old and the new secret. A delivery may arrive more than once: deduplicate by its
 * `webhook-id`.
 *
 * Implements Standard Webhooks 1.0.0 with WebCrypto, for Node, browsers and edge workers.
 * @throws {WebhookVerificationError} when verification fails.
 * @throws {TypeError} for an invalid secret.
 */
export async function verifyWebhook(
  payload: string | Uint8Array | ArrayBuffer,
  headers: WebhookHeaders,
  secrets: string | readonly string[],
  { toleranceSeconds = 300, now = Date.now() }: VerifyWebhookOptions = {},
): Promise<WebhookEvent> {
  const keys = await Promise.all([secrets].flat().map((secret) => importSecret(secret, 'verify')));
  if (keys.length === 0) throw new TypeError('At least one webhook secret is required');
  const [id, timestamp, signatures] = [
    header(headers, 'webhook-id'),
    header(headers, 'webhook-timestamp'),
    header(headers, 'webhook-signature'),
  ];
  checkTime(timestamp, now, toleranceSeconds);

  const body = typeof payload === 'string' ? encoder.encode(payload) : new Uint8Array(payload);
  const signed = signedContent(id, timestamp, body);
  if (!(await isSigned(signed, signatures, keys))) {
    throw new WebhookVerificationError(
      'NO_MATCHING_SIGNATURE',
      'No matching signature. Check that the body is raw and the secret belongs to this webhook',
    );
  }
  return readEvent(body);
}

/** WebCrypto compares in constant time. Every pair is checked, so timing doesn't reveal which one matched. */
async function isSigned(
  signed: Uint8Array<ArrayBuffer>,
  signatureHeader: string,
  keys: readonly CryptoKey[],
): Promise<boolean> {
  const signatures = signatureHeader
    .split(' ')
    .map((each) => each.split(','))
    .flatMap(([version, signature = '']) => (version === 'v1' ? [fromBase64(signature)] : []))
    .filter((signature) => signature !== undefined)
    .slice(0, maxSignatures);
  const verified = await Promise.all(
    keys.flatMap((key) =>
      signatures.map((signature) => crypto.subtle.verify('HMAC', key, signature, signed)),
    ),
  );
  return verified.includes(true);
}

/** Bounds the work for a forged header. */
const maxSignatures = 10;

function checkTime(timestamp: string, now: number, toleranceSeconds: number): void {
  if (!/^\d{1,12}$/.test(timestamp)) {
    throw new WebhookVerificationError(
      'INVALID_TIMESTAMP',
      'webhook-timestamp must be seconds since 1970',
    );
  }
  const age = now / 1000 - Number(timestamp);
  if (age > toleranceSeconds) {
    throw new WebhookVerificationError('TOO_OLD', `The delivery is ${Math.round(age)} s old`);
  }
  if (-age > toleranceSeconds) {
    const message = `The delivery is ${Math.round(-age)} s ahead of this clock`;
    throw new WebhookVerificationError('TOO_NEW', message);
  }
}

function header(headers: WebhookHeaders, name: string): string {
  const value = hasGet(headers) ? headers.get(name) : valueOf(headers, name);
  if (typeof value === 'string' && value !== '') return value;
  throw new WebhookVerificationError('MISSING_HEADER', `The header ${name} is missing`);
}

function hasGet(headers: WebhookHeaders): headers is { get(name: string): string | null } {
  return typeof headers['get'] === 'function';
}

function valueOf(
  headers: Exclude<WebhookHeaders, { get(name: string): string | null }>,
  name: string,
) {
  const [, value] = Object.entries(headers).find(([each]) => each.toLowerCase() === name) ?? [];
  return Array.isArray(value) ? value[0] : value;
}

const encoder = new TextEncoder();

/** Checks only that it is an event: the signature vouches for the rest. */
function readEvent(body: Uint8Array): WebhookEvent {
  const event = parse(new TextDecoder().decode(body));
  if (isEvent(event)) return event;
  throw new WebhookVerificationError('INVALID_PAYLOAD', 'The body is signed but is not an event');
}

function isEvent(value: unknown): value is WebhookEvent {
  return (
    value instanceof Object &&
    'type' in value &&
    typeof value.type === 'string' &&
    'data' in value &&
    value.data instanceof Object
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
