import type { AppRouter } from '@order-store/api/types';
import type { Operation, TRPCClientError, TRPCLink, TRPCProcedureOptions } from '@trpc/client';
import type { Unsubscribable } from '@trpc/server/observable';

interface Callbacks {
  readonly onStarted?: (start: { context: Operation['context'] | undefined }) => void;
  readonly onData?: (data: unknown) => void;
  readonly onError?: (error: TRPCClientError<AppRouter>) => void;
  readonly onStopped?: () => void;
  readonly onComplete?: () => void;
  readonly onConnectionStateChange?: (state: unknown) => void;
}

/** Calls procedures by path through a link. It has what this SDK uses of tRPC's untyped client, which is larger. */
export class LinkClient {
  readonly #link: ReturnType<TRPCLink<AppRouter>>;
  #lastId = 0;

  constructor(link: TRPCLink<AppRouter>) {
    this.#link = link({});
  }

  query(path: string, input: unknown, options?: TRPCProcedureOptions): Promise<unknown> {
    return this.#call('query', path, input, options);
  }

  mutation(path: string, input: unknown, options?: TRPCProcedureOptions): Promise<unknown> {
    return this.#call('mutation', path, input, options);
  }

  /** Returns an iterable if there is no callback. */
  subscription(
    path: string,
    input: unknown,
    { signal, context, ...callbacks }: TRPCProcedureOptions & Callbacks = {},
  ): Unsubscribable | AsyncIterableIterator<unknown> {
    const results = this.#start('subscription', path, input, signal, context);
    const listen = (to: Callbacks) =>
      results.subscribe({
        next({ result, context: found }) {
          if (result.type === 'state') to.onConnectionStateChange?.(result);
          else if (result.type === 'started') to.onStarted?.({ context: found });
          else if (result.type === 'stopped') to.onStopped?.();
          else to.onData?.(result.data);
        },
        error: (error) => to.onError?.(error),
        complete: () => to.onComplete?.(),
      });
    if (Object.values(callbacks).some(Boolean)) return listen(callbacks);
    return iterate(listen, signal);
  }

  #call(
    type: 'query' | 'mutation',
    path: string,
    input: unknown,
    { signal, context }: TRPCProcedureOptions = {},
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#start(type, path, input, signal, context).subscribe({
        next: ({ result }) => resolve('data' in result ? result.data : undefined),
        error: reject,
      });
    });
  }

  #start(
    type: Operation['type'],
    path: string,
    input: unknown,
    signal: AbortSignal | undefined,
    context: TRPCProcedureOptions['context'] = {},
  ) {
    const op = { type, path, input, context, signal: signal ?? null, id: ++this.#lastId };
    return this.#link({
      op,
      next() {
        throw new Error('The last link must send the call');
      },
    });
  }
}

/** Ends without an error when the signal is aborted. */
function iterate(
  listen: (to: Callbacks) => Unsubscribable,
  signal: AbortSignal | undefined,
): AsyncIterableIterator<unknown, void> {
  let subscription: Unsubscribable | undefined;
  let isOpen = true;
  const stop = () => subscription?.unsubscribe();
  const end = (close: () => void) => {
    if (isOpen) close();
    isOpen = false;
  };
  const reader = new ReadableStream<unknown>({
    start(stream) {
      subscription = listen({
        onData: (data) => isOpen && stream.enqueue(data),
        onError: (error) => end(() => stream.error(error)),
        onComplete: () => end(() => stream.close()),
      });
      signal?.addEventListener('abort', () => {
        stop();
        end(() => stream.close());
      });
    },
    cancel() {
      isOpen = false;
      stop();
    },
  }).getReader();
  return {
    async next() {
      const { done, value } = await reader.read();
      return done ? { done, value: undefined } : { done, value };
    },
    async return() {
      await reader.cancel();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
