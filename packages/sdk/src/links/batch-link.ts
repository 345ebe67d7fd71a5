import type { AppRouter } from '@order-store/api/types';
import {
  httpBatchLink,
  httpLink,
  type Operation,
  type OperationLink,
  type TRPCLink,
} from '@trpc/client';
import { observable, type Unsubscribable } from '@trpc/server/observable';
import type { FetchJson } from './fetch-json.ts';

/** What one HTTP request may carry. The store takes 500 calls and 4 MiB; proxies before it take less. */
export interface BatchLimits {
  readonly calls: number;
  /** Of a request's body. */
  readonly bytes: number;
  /** Of its address, which holds the inputs of queries. */
  readonly urlLength: number;
}

export const defaultLimits: BatchLimits = { calls: 100, bytes: 1_000_000, urlLength: 8000 };

export interface BatchLinkOptions {
  /** The store's address with `/trpc`. */
  readonly url: string;
  readonly headers: () => Promise<Record<string, string>>;
  readonly ask: FetchJson;
}

interface Call {
  readonly op: Operation;
  send(link: OperationLink<AppRouter>): void;
}

/**
 * Sends calls made in the same moment together, in as few HTTP requests as the limits allow, by tRPC's own
 * links: several as a batch, a single one plainly, which the store answers much faster than a batch of one.
 * (tRPC's batch link alone batches single calls too, and bounds only the address, not the body.)
 */
export function batchLink(
  { url, headers, ask }: BatchLinkOptions,
  limits: BatchLimits = defaultLimits,
): TRPCLink<AppRouter> {
  const options = {
    url,
    headers,
    fetch: (to: unknown, init?: object) => ask(String(to), init),
  };
  return (runtime) => {
    const single = httpLink<AppRouter>(options)(runtime);
    const queue = new Set<Call>();
    let timer: ReturnType<typeof setTimeout> | undefined;

    const flush = () => {
      timer = undefined;
      const calls = [...queue];
      queue.clear();
      for (const group of splitIntoBatches(calls, url, limits)) {
        const link = group.length === 1 ? single : httpBatchLink<AppRouter>(options)(runtime);
        for (const call of group) call.send(link);
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

/** Calls of one kind in the order in which they were made, each group withTimeout the limits. */
function splitIntoBatches(calls: readonly Call[], url: string, limits: BatchLimits): Call[][] {
  if (calls.length < 2) return calls.length === 0 ? [] : [[...calls]];
  const groups: Call[][] = [];
  for (const type of ['query', 'mutation'] as const) {
    let group: Call[] = [];
    let [bytes, urlLength] = [0, 0];
    for (const call of calls) {
      if (call.op.type !== type) continue;
      const size = sizeOf(call.op);
      bytes += size.bytes;
      urlLength += size.urlLength;
      const isFull =
        group.length === limits.calls || bytes > limits.bytes || urlLength > limits.urlLength;
      if (isFull || group.length === 0) {
        group = [];
        groups.push(group);
        bytes = size.bytes;
        urlLength = url.length + '/?batch=1&input=%7B%7D'.length + size.urlLength;
      }
      group.push(call);
    }
  }
  return groups;
}

const encoder = new TextEncoder();

/** What a call adds to its group: a body, or a longer address. */
function sizeOf({ path, input, type }: Operation): { bytes: number; urlLength: number } {
  const json = toJson(input);
  // What can't be written travels alone, and fails when it is sent.
  if (json === undefined) return { bytes: Infinity, urlLength: Infinity };
  // `path,` and `%22123%22%3A…%2C`, or `"123":…,`
  if (type === 'query') {
    return { bytes: 0, urlLength: path.length + 1 + encodeURIComponent(json).length + 15 };
  }
  return { bytes: encoder.encode(json).length + 7, urlLength: path.length + 1 };
}

function toJson(input: unknown): string | undefined {
  try {
    return JSON.stringify(input ?? null);
  } catch {
    return undefined;
  }
}
