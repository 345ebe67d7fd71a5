import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isErrorLike } from '@order-store/db';
import { Webhook } from 'standardwebhooks';
import type { ClaimedDelivery } from './claim-deliveries.ts';
import {
  isPublicAddress,
  addressLiteral,
  lookUpPublic,
  PrivateAddressError,
} from './public-address.ts';
import type { TargetPolicy } from './webhook-target.ts';

/** The result of an attempt. */
export interface Attempt {
  /** The HTTP status, or null without a response. */
  readonly status: number | null;
  /** The start of the response body. */
  readonly excerpt: string | null;
  /** The reason for the failure; null on success. */
  readonly error: string | null;
  readonly durationMs: number;
  /** The delay requested by the receiver. */
  readonly retryAfterMs: number | null;
}

export type WebhookSender = (delivery: ClaimedDelivery, signal: AbortSignal) => Promise<Attempt>;

/**
 * Creates a function that sends a delivery once. It resolves for every outcome. It follows no redirects, connects
 * to no private addresses and reads no more of the response than is stored.
 * Source: Standard Webhooks, "Webhook headers" and "Operational considerations".
 */
export function createWebhookSender({
  allowPrivate,
  timeoutMs,
}: TargetPolicy & { readonly timeoutMs: number }): WebhookSender {
  const lookup = allowPrivate ? {} : { lookup: lookUpPublic };
  // Slightly below the usual keep-alive timeout of servers.
  const options = { keepAlive: true, maxFreeSockets: 4, timeout: 4000, ...lookup };
  const agents = { 'http:': new HttpAgent(options), 'https:': new HttpsAgent(options) };

  return async (delivery, signal) => {
    const began = performance.now();
    // Database time: receivers would reject every delivery of a process with a wrong clock.
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

/** Headers of a delivery: one signature per valid secret. */
function signedHeaders(
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
      // The receiver closed the kept-alive connection as it was reused.
      if (!request.reusedSocket || signal.aborted) throw error;
    }
  }
}

const excerptBytes = 1000;

/** Reads the start of the body and closes the connection if there is more. */
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
    // The status has arrived; the body does not matter.
  }
  const text = Buffer.concat(chunks).subarray(0, excerptBytes).toString();
  return text.replaceAll('\0', '').toWellFormed();
}

function problemOf(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400)
    return `responded with status ${status}: redirects are not followed, use the final URL`;
  return `responded with status ${status}`;
}

/** Seconds or a date. Source: RFC 9110, 10.2.3. */
function retryAfterOf(header: string | undefined, nowMs: number): number | null {
  if (header === undefined) return null;
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isNaN(ms) || ms < 0 ? null : ms;
}

function messageOf(error: unknown, timeoutMs: number): string {
  if (!isErrorLike(error)) return String(error);
  if (['TimeoutError', 'AbortError'].includes(error.name))
    return `did not respond within ${timeoutMs / 1000} s`;
  return Array.isArray(error.errors)
    ? [...new Set(error.errors.map(String))].join('; ')
    : error.message;
}
