import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Webhook } from 'standardwebhooks';
import type { ClaimedDelivery } from './claim-deliveries.ts';
import {
  isPublicAddress,
  addressLiteral,
  lookUpPublic,
  PrivateAddressError,
} from './public-address.ts';
import type { TargetPolicy } from './webhook-target.ts';

/** How an attempt went. */
export interface Attempt {
  /** The HTTP status, or null when there was no answer. */
  readonly status: number | null;
  /** The beginning of the answer's body. */
  readonly excerpt: string | null;
  /** Why it counts as failed; null for success. */
  readonly error: string | null;
  readonly durationMs: number;
  /** How long the receiver wants to be left alone. */
  readonly retryAfterMs: number | null;
}

export type WebhookSender = (delivery: ClaimedDelivery, signal: AbortSignal) => Promise<Attempt>;

/**
 * Makes the function that sends a delivery once. It resolves however that went. Redirects are not followed,
 * private addresses not connected to, and of the answer no more is read than is kept.
 *
 * Source: Standard Webhooks, "Webhook headers" and "Operational considerations".
 */
export function createWebhookSender({
  allowPrivate,
  timeoutMs,
}: TargetPolicy & { readonly timeoutMs: number }): WebhookSender {
  const lookup = allowPrivate ? {} : { lookup: lookUpPublic };
  // A connection is kept for the next delivery a little less long than servers usually keep it.
  const options = { keepAlive: true, maxFreeSockets: 4, timeout: 4000, ...lookup };
  const agents = { 'http:': new HttpAgent(options), 'https:': new HttpsAgent(options) };

  return async (delivery, signal) => {
    const began = performance.now();
    // The database's: a process whose own clock is wrong would be refused everywhere, and for days.
    const now = () => delivery.claimedAtMs + (performance.now() - began);
    const url = new URL(delivery.url);
    const outcome = { status: null, excerpt: null, retryAfterMs: null };
    try {
      const address = addressLiteral(url);
      if (!allowPrivate && address !== undefined && !isPublicAddress(address))
        throw new PrivateAddressError(address);
      const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      const response = await post(url, delivery, agents, { signal: limit, now });
      const { statusCode: status = 0 } = response;
      const excerpt = await beginningOf(response);
      return {
        status,
        excerpt,
        error: problemOf(status),
        retryAfterMs: retryAfterOf(response.headers['retry-after'], now()),
        durationMs: Math.round(performance.now() - began),
      };
    } catch (error) {
      const durationMs = Math.round(performance.now() - began);
      return { ...outcome, error: messageOf(error, timeoutMs), durationMs };
    }
  };
}

/** The headers of a delivery that is sent now: one signature for each secret that counts. */
export function signedHeaders(
  { messageId, body, secrets }: Pick<ClaimedDelivery, 'messageId' | 'body' | 'secrets'>,
  nowMs: number,
): Record<string, string> {
  const now = new Date(nowMs);
  return {
    'content-type': 'application/json',
    'user-agent': 'order-store-webhooks',
    'webhook-id': messageId,
    'webhook-timestamp': String(Math.floor(nowMs / 1000)),
    'webhook-signature': secrets
      .map((secret) => new Webhook(secret).sign(messageId, now, body))
      .join(' '),
  };
}

async function post(
  url: URL,
  delivery: ClaimedDelivery,
  agents: { readonly 'http:': HttpAgent; readonly 'https:': HttpsAgent },
  { signal, now }: { readonly signal: AbortSignal; readonly now: () => number },
): Promise<IncomingMessage> {
  const isHttps = url.protocol === 'https:';
  const body = Buffer.from(delivery.body);
  for (;;) {
    const request = (isHttps ? httpsRequest : httpRequest)(url, {
      method: 'POST',
      agent: isHttps ? agents['https:'] : agents['http:'],
      headers: { ...signedHeaders(delivery, now()), 'content-length': body.length },
      signal,
    });
    try {
      return await new Promise<IncomingMessage>((resolve, reject) => {
        request.once('response', resolve).once('error', reject);
        request.end(body);
      });
    } catch (error) {
      // The receiver closed a kept connection in the moment when it was used again.
      if (!request.reusedSocket || signal.aborted) throw error;
    }
  }
}

const excerptBytes = 1000;

/** What the answer begins with; the connection is given up when there is more. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= excerptBytes) break;
    }
  } catch {
    // The status came, and that is what counts.
  }
  const text = Buffer.concat(chunks).subarray(0, excerptBytes).toString();
  return text.replaceAll('\0', '').toWellFormed();
}

function problemOf(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400)
    return `answered ${status}: redirects are not followed, enter the final URL`;
  return `answered ${status}`;
}

/** Seconds or a date. Source: RFC 9110, 10.2.3. */
function retryAfterOf(header: string | undefined, nowMs: number): number | null {
  if (header === undefined) return null;
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isNaN(ms) || ms < 0 ? null : ms;
}

function messageOf(error: unknown, timeoutMs: number): string {
  if (error instanceof Error && ['TimeoutError', 'AbortError'].includes(error.name))
    return `did not answer within ${timeoutMs / 1000} s`;
  if (error instanceof AggregateError) return [...new Set(error.errors.map(String))].join('; ');
  return error instanceof Error ? error.message : String(error);
}
