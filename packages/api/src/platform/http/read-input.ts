import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { DomainError } from '../../shared/domain-error.ts';
import { isDeeperThan } from './json-depth.ts';
import type { RequestLimits } from './request-limits.ts';

/**
 * Reads a call's input before anybody parses it, into `request.body` as text, and refuses what is no JSON,
 * too large, no UTF-8, or too deep. Once for both ways to a procedure, so that the same is refused on both.
 * UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, VALIDATION_FAILED
 */
export function readInput(limits: RequestLimits): RequestHandler {
  return async (request, _response, next) => {
    demandReadableAddress(request.url, limits.jsonDepth);
    if (request.method === 'POST') {
      demandJson(request);
      const bytes = request.readableEnded
        ? bodyThatWasRead(request, limits.bodyBytes)
        : await readBody(request, limits.bodyBytes);
      // The caller left: there is nobody to answer.
      if (bytes === undefined) return;
      if (!isUtf8(bytes)) throw invalid('must be UTF-8');
      const text = bytes.toString();
      demandShallow(text, limits.jsonDepth);
      request.body = text;
    }
    next();
  };
}

/** tRPC would take forms and raw streams as well, which no procedure here reads. */
function demandJson({ headers }: IncomingMessage): void {
  if (/^application\/json\b/i.test(headers['content-type'] ?? '')) return;
  throw new DomainError(
    'UNSUPPORTED_MEDIA_TYPE',
    'Send JSON, with content-type: application/json',
    {},
  );
}

/** What a body parser of the program around the store made of the body, before it came here. */
function bodyThatWasRead({ body }: { readonly body?: unknown }, mostBytes: number): Buffer {
  if (body === undefined) throw new Error('The body was read before the store’s router got it');
  const isText = typeof body === 'string';
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(isText ? body : JSON.stringify(body));
  if (bytes.length > mostBytes) throw tooLarge(mostBytes);
  return bytes;
}

/** The whole body, or undefined when the caller left before it was here. PAYLOAD_TOO_LARGE */
function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const refuse = () => {
      request.off('data', keep);
      reject(tooLarge(mostBytes));
    };
    const keep = (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostBytes) refuse();
      else chunks.push(chunk);
    };
    if (Number(request.headers['content-length']) > mostBytes) return refuse();
    request
      .on('data', keep)
      .once('end', () => resolve(Buffer.concat(chunks)))
      .once('error', () => resolve(undefined))
      .once('close', () => resolve(undefined));
  });
}

function demandReadableAddress(url: string, mostDepth: number): void {
  if (/[^\x21-\x7e]/.test(url)) throw invalidAddress('must be percent-encoded');
  const [, query = ''] = url.split('?', 2);
  if (!query.includes('%') && query.length <= mostDepth) return;
  let text: string;
  try {
    text = decodeURIComponent(query);
  } catch {
    throw invalidAddress('must be percent-encoded UTF-8');
  }
  demandShallow(text, mostDepth);
}

function demandShallow(text: string, most: number): void {
  if (isDeeperThan(text, most)) {
    throw invalid(`must not have more than ${most} lists and objects within each other`);
  }
}

function tooLarge(mostBytes: number): DomainError {
  return new DomainError('PAYLOAD_TOO_LARGE', `A request may have at most ${mostBytes} bytes`, {});
}

function invalid(problem: string): DomainError {
  return new DomainError('VALIDATION_FAILED', `input: ${problem}`, { input: [problem] });
}

function invalidAddress(problem: string): DomainError {
  return new DomainError('VALIDATION_FAILED', `url: ${problem}`, { url: [problem] });
}
