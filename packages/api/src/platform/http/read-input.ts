import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { DomainError } from '../../shared/domain-error.ts';
import type { AdmitBody } from '../rate-limits/body-limit.ts';
import { BodyChunks } from './body-chunks.ts';
import { limitExceededBy, type JsonLimits } from './json-shape.ts';
import type { RequestLimits } from './request-limits.ts';
import { UnreadAnswers } from './unread-answers.ts';

/**
 * Reads a call's input into `request.body` as text, and rejects input that is not JSON, not UTF-8, too large, too deeply
 * nested or has too many fields in one object. Both the fast path and tRPC's adapter use it, so both reject the same input.
 * UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, VALIDATION_FAILED; OVERLOADED if there is no room for a large body,
 * RATE_LIMITED if there were too many from the address
 */
export function readInput(limits: RequestLimits, admitBody: AdmitBody): RequestHandler {
  const bodies = new UnreadAnswers(bodyLimits, noRoom);
  return async (request, response, next) => {
    const { ip: address = null } = request;
    const hold = (size: number, added: number) => {
      if (size <= smallBody) return;
      bodies.requireRoom(address);
      bodies.add(response, address, added);
    };
    requireValidUrl(request.url, limits.json);
    if (request.method === 'POST') {
      requireJson(request);
      const bytes = request.readableEnded
        ? bodyAlreadyRead(request, limits.bodyBytes)
        : await readBody(request, limits.bodyBytes, hold);
      // The caller disconnected.
      if (bytes === undefined) return;
      await admitBody(address, bytes.length);
      if (!isUtf8(bytes)) throw invalid('must be UTF-8');
      const text = bytes.toString();
      requireShape(text, limits.json);
      request.body = text;
    }
    next();
  };
}

/**
 * How much of large bodies is in memory, until their requests are answered. Without a limit, an address could make the
 * process hold gigabytes by sending most of a body on each of its connections. As with unread answers, the oldest are
 * dropped when all addresses together reach the total limit.
 */
const bodyLimits = { addressBytes: 32 * 2 ** 20, totalBytes: 128 * 2 ** 20, patienceMs: 5000 };
const noRoom = 'Too many large requests from this address have not ended; send fewer at a time';

/** Bodies up to this size are always read: the number of connections limits them. */
const smallBody = 16 * 1024;

/** tRPC also accepts forms and raw streams, which no procedure here reads. */
function requireJson({ headers }: IncomingMessage): void {
  if (/^application\/json\b/i.test(headers['content-type'] ?? '')) return;
  throw new DomainError(
    'UNSUPPORTED_MEDIA_TYPE',
    'Send JSON, with content-type: application/json',
    {},
  );
}

/** The body that a body parser of the surrounding program has read already. */
function bodyAlreadyRead({ body }: { readonly body?: unknown }, maxBytes: number): Buffer {
  if (body === undefined)
    throw new Error(
      'The request body was consumed before it reached the store’s router: mount the store before other body readers',
    );
  const isText = typeof body === 'string';
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(isText ? body : JSON.stringify(body));
  if (bytes.length > maxBytes) throw tooLarge(maxBytes);
  return bytes;
}

/** The whole body; undefined if the caller disconnected first. `hold` may reject its growth. PAYLOAD_TOO_LARGE */
function readBody(
  request: IncomingMessage,
  maxBytes: number,
  hold: (size: number, added: number) => void,
): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks = new BodyChunks();
    let size = 0;
    let held = 0;
    const stopWith = (error: unknown) => {
      request.off('data', keep);
      chunks.clear();
      reject(error);
    };
    const keep = (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) return stopWith(tooLarge(maxBytes));
      // In steps, because a chunk may have one byte.
      if (size - held >= smallBody) {
        try {
          hold(size, size - held);
        } catch (error) {
          return stopWith(error);
        }
        held = size;
      }
      chunks.add(chunk);
    };
    if (Number(request.headers['content-length']) > maxBytes) return stopWith(tooLarge(maxBytes));
    request
      .on('data', keep)
      .once('end', () => resolve(chunks.bytes()))
      .once('error', () => resolve(undefined))
      .once('close', () => resolve(undefined));
  });
}

function requireValidUrl(url: string, limits: JsonLimits): void {
  if (/[^\x21-\x7e]/.test(url)) throw invalidUrl('must be percent-encoded');
  const [, query = ''] = url.split('?', 2);
  if (!query.includes('%') && query.length <= limits.depth) return;
  let text: string;
  try {
    text = decodeURIComponent(query);
  } catch {
    throw invalidUrl('must be percent-encoded UTF-8');
  }
  requireShape(text, limits);
}

function requireShape(text: string, limits: JsonLimits): void {
  const exceeded = limitExceededBy(text, limits);
  if (exceeded === 'depth')
    throw invalid(`must not nest more than ${limits.depth} arrays and objects`);
  if (exceeded === 'fields')
    throw invalid(`must have at most ${limits.fields} fields in an object`);
}

function tooLarge(maxBytes: number): DomainError {
  return new DomainError('PAYLOAD_TOO_LARGE', `A request may have at most ${maxBytes} bytes`, {});
}

function invalid(problem: string): DomainError {
  return new DomainError('VALIDATION_FAILED', `input: ${problem}`, { input: [problem] });
}

function invalidUrl(problem: string): DomainError {
  return new DomainError('VALIDATION_FAILED', `url: ${problem}`, { url: [problem] });
}
