import type { AppRouter } from '@order-store/api/types';
import {
  httpBatchLink,
  httpLink,
  type Operation,
  type OperationLink,
  type TRPCLink,
} from '@trpc/client';
import { observable, type Unsubscribable } from '@trpc/server/observable';
import { callOf, type CallOptions } from '../call-options.ts';
import type { FetchJson } from './fetch-json.ts';

interface BatchLinkOptions {
  /** Base URL including `/trpc`. */
  readonly url: string;
  readonly headers: (own?: CallOptions['headers']) => Promise<Record<string, string>>;
  readonly fetchJson: FetchJson;
}

/** Limits per HTTP request. The store accepts 64 calls and 4 MiB; proxies often accept less. */
const maxCalls = 64;
const maxBodyBytes = 1_000_000;
const maxUrlLength = 8000;

interface Call {
  readonly op: Operation;
  send(link: OperationLink<AppRouter>): void;
}

/**
 * Batches calls made in the same tick. A single call is sent without batching, which the store serves much
 * faster than a batch of one. tRPC's batch link batches a single call too, and doesn't limit the body.
 */
export function batchLink({ url, headers, fetchJson }: BatchLinkOptions): TRPCLink<AppRouter> {
  const options = {
    url,
    headers: () => headers(),
    fetch: (to: unknown, init?: object) => fetchJson(String(to), init),
  };
  return (runtime) => {
    const single = httpLink<AppRouter>({
      ...options,
      headers: ({ op }) => headers(callOf(op).headers),
    })(runtime);
    const queue = new Set<Call>();
    let timer: ReturnType<typeof setTimeout> | undefined;

    const flush = () => {
      timer = undefined;
      const calls = [...queue];
      queue.clear();
      for (const batch of splitIntoBatches(calls, url)) {
        const link = batch.length === 1 ? single : httpBatchLink<AppRouter>(options)(runtime);
        for (const call of batch) call.send(link);
      }
    };

    return ({ op, next }) =>
      observable((observer) => {
        let sent: Unsubscribable | undefined;
        const call: Call = {
          op,
          send: (link) => void (sent = link({ op, next }).subscribe(observer)),
        };
        queue.add(call);
        timer ??= setTimeout(flush);
        return () => {
          queue.delete(call);
          sent?.unsubscribe();
          if (queue.size > 0) return;
          clearTimeout(timer);
          timer = undefined;
        };
      });
  };
}

/** Splits calls into batches of one type each, in call order and within the limits. */
function splitIntoBatches(calls: readonly Call[], url: string): Call[][] {
  if (calls.length < 2) return calls.length === 0 ? [] : [[...calls]];
  const batches: Call[][] = [];
  for (const type of ['query', 'mutation'] as const) {
    let batch: Call[] = [];
    let [bodyBytes, urlLength] = [0, 0];
    for (const call of calls) {
      if (call.op.type !== type) continue;
      if (callOf(call.op).headers) {
        batches.push([call]);
        continue;
      }
      const size = sizeOf(call.op);
      bodyBytes += size.bodyBytes;
      urlLength += size.urlLength;
      const isFull =
        batch.length === maxCalls || bodyBytes > maxBodyBytes || urlLength > maxUrlLength;
      if (isFull || batch.length === 0) {
        batch = [];
        batches.push(batch);
        bodyBytes = size.bodyBytes;
        urlLength = url.length + '/?batch=1&input=%7B%7D'.length + size.urlLength;
      }
      batch.push(call);
    }
  }
  return batches;
}

const encoder = new TextEncoder();

/** What a call adds to a batch: queries are in the URL, mutations in the body. */
function sizeOf({ path, input, type }: Operation): { bodyBytes: number; urlLength: number } {
  const json = toJson(input);
  // Input that can't be serialized is sent alone, so only this call fails.
  if (json === undefined) return { bodyBytes: Infinity, urlLength: Infinity };
  // `path,` and `%22123%22%3A…%2C`, or `"123":…,`
  if (type === 'query') {
    return { bodyBytes: 0, urlLength: path.length + 1 + encodeURIComponent(json).length + 15 };
  }
  return { bodyBytes: encoder.encode(json).length + 7, urlLength: path.length + 1 };
}

function toJson(input: unknown): string | undefined {
  try {
    return JSON.stringify(input ?? null);
  } catch {
    return undefined;
  }
}
