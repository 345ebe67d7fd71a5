// What Node 20 and 22 lack. The bundler imports these in place of the globals, which stay as they are.

// Except the symbols: on these versions Jest's globals lack them, and compiled `using` looks them up.
for (const name of ['dispose', 'asyncDispose'])
  if (!(name in Symbol))
    Object.defineProperty(Symbol, name, { value: Symbol.for(`Symbol.${name}`) });

export function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve!: PromiseWithResolvers<T>['resolve'];
  let reject!: PromiseWithResolvers<T>['reject'];
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

export function groupBy<T, Key>(items: Iterable<T>, keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

export async function fromAsync<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export function parseUrl(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

/** The part of the standard's that this package uses. */
export class DisposableStack {
  #callbacks: (() => void)[] = [];

  use<T extends Disposable>(resource: T): T {
    this.defer(() => resource[Symbol.dispose]());
    return resource;
  }

  defer(callback: () => void): void {
    this.#callbacks.push(callback);
  }

  /** Returns a stack with the callbacks; this one has none any more. */
  move(): DisposableStack {
    const moved = new DisposableStack();
    moved.#callbacks = this.#callbacks;
    this.#callbacks = [];
    return moved;
  }

  /** Calls back, last first, even if a callback fails, and throws the last failure. */
  dispose(): void {
    const callback = this.#callbacks.pop();
    if (!callback) return;
    try {
      callback();
    } finally {
      this.dispose();
    }
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}

/** The part of the standard's that this package uses. */
export class AsyncDisposableStack {
  #callbacks: (() => unknown)[] = [];

  use<T extends AsyncDisposable>(resource: T): T {
    this.defer(() => resource[Symbol.asyncDispose]());
    return resource;
  }

  defer(callback: () => unknown): void {
    this.#callbacks.push(callback);
  }

  move(): AsyncDisposableStack {
    const moved = new AsyncDisposableStack();
    moved.#callbacks = this.#callbacks;
    this.#callbacks = [];
    return moved;
  }

  async disposeAsync(): Promise<void> {
    const callback = this.#callbacks.pop();
    if (!callback) return;
    try {
      await callback();
    } finally {
      await this.disposeAsync();
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.disposeAsync();
  }
}
