import { EventSourceParserStream } from 'eventsource-parser/stream';
import { expect } from 'vitest';
import type { z } from 'zod';
import { WireError } from './http.ts';

/** A message of a stream as received. */
export interface Message<T> {
  readonly id: string | undefined;
  readonly data: T;
}

/** A subscription, opened by a plain HTTP client. */
export interface EventStream<T> extends AsyncDisposable {
  readonly headers: Headers;
  /** Every update so far. */
  readonly messages: readonly Message<T>[];
  /** The error with which the server ended the stream, if any. */
  readonly error: z.infer<typeof WireError>['error'] | undefined;
  /** Whether the connection has ended. */
  readonly ended: boolean;
  /** Waits for at least this many updates. */
  count(messages: number): Promise<void>;
  close(): Promise<void>;
}

interface StreamOptions {
  readonly input?: unknown;
  readonly token?: string | undefined;
  readonly lastEventId?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * `await using stream = await openStream<OrderUpdate>(url, 'orders.watch', { token })`. Resolves once the server
 * reports that the stream is connected.
 */
export async function openStream<T>(
  url: string,
  name: string,
  options: StreamOptions = {},
): Promise<EventStream<T>> {
  const aborter = new AbortController();
  const response = await request(url, name, options, aborter.signal);
  if (!response.body) throw new Error('The response has no body');
  const messages: Message<T>[] = [];
  let connected = false;
  let ended = false;
  let error: z.infer<typeof WireError>['error'] | undefined;
  const events = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  const read = async () => {
    try {
      for await (const { event, id, data } of events) {
        if (event === 'connected') connected = true;
        else if (event === 'serialized-error')
          ({ error } = WireError.parse({ error: JSON.parse(data) }));
        else if (event === undefined) messages.push({ id, data: JSON.parse(data) });
      }
    } catch {
      // Either side closed the connection.
    } finally {
      ended = true;
    }
  };
  const reading = read();
  await expect.poll(() => connected || ended, { timeout: 20_000 }).toBe(true);
  const close = async () => {
    aborter.abort();
    await reading;
  };
  return {
    headers: response.headers,
    messages,
    get error() {
      return error;
    },
    get ended() {
      return ended;
    },
    async count(wanted) {
      await expect.poll(() => messages.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(wanted);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function request(
  url: string,
  name: string,
  { input = {}, token, lastEventId, headers = {} }: StreamOptions,
  signal: AbortSignal,
): Promise<Response> {
  const query = new URLSearchParams({ input: JSON.stringify(input) });
  return fetch(`${url}/trpc/${name}?${query.toString()}`, {
    signal,
    headers: {
      accept: 'text/event-stream',
      ...headers,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
  });
}
