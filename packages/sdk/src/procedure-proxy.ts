import { startCall, type CallOptions } from './call-options.ts';
import type { LinkClient } from './links/link-client.ts';
import { StoreError } from './store-error.ts';

/**
 * The procedures of a client as `client.orders.place.mutate(input, options)`. Only the types know which exist. tRPC's own
 * proxy ignores assignments, and its errors lack the caller's stack.
 */
export function procedureProxy(client: LinkClient, path: string[] = []): object {
  const nodes = new Map<string, object>();
  return new Proxy(function procedure() {}, {
    get(target, name) {
      if (name === untypedClient) return client;
      // `await` reads `then`.
      if (typeof name === 'symbol' || name === 'then') return undefined;
      if (name in Function.prototype) return Reflect.get(target, name);
      const node = nodes.get(name) ?? procedureProxy(client, [...path, name]);
      nodes.set(name, node);
      return node;
    },
    set: (_target, name) => rejectChange([...path, String(name)]),
    defineProperty: (_target, name) => rejectChange([...path, String(name)]),
    apply: function start(_target, _this, [input, options]: [unknown, CallOptions?]) {
      const name = path.slice(0, -1).join('.');
      const kind = path.at(-1);
      if (kind === 'subscribe') return client.subscription(name, input, { ...options });
      if (kind !== 'query' && kind !== 'mutate')
        throw new TypeError(
          `${path.join('.')} is not a function: call .query, .mutate or .subscribe`,
        );
      return run(client, { name, kind, input, options, stack: stackOf(start) });
    },
  });
}

/** Where tRPC's `getUntypedClient` looks. */
const untypedClient = Symbol.for('trpc_untypedClient');

/** A client's calls by path. */
interface UntypedClient extends Pick<LinkClient, 'query' | 'mutation'> {
  subscription(
    path: string,
    input: unknown,
    options: { readonly signal: AbortSignal },
  ): AsyncIterable<unknown>;
}

/** Does the same as tRPC's `getUntypedClient`, whose module would add 5 kB to a page. */
export function untypedClientOf(client: object): UntypedClient {
  return Reflect.get(client, untypedClient);
}

function rejectChange(path: readonly string[]): never {
  throw new TypeError(
    `${path.join('.')} cannot be assigned: to fake the store in a test, pass an object with the procedures that the code under test calls, or the option fetch`,
  );
}

interface Started {
  readonly name: string;
  readonly kind: 'query' | 'mutate';
  readonly input: unknown;
  readonly options: CallOptions | undefined;
  readonly stack: string;
}

function run(client: LinkClient, started: Started): Promise<unknown> {
  const { name, kind, input, stack } = started;
  const { call, options } = startCall(started.options);
  const sent =
    kind === 'query' ? client.query(name, input, options) : client.mutation(name, input, options);
  const data = sent.catch((error: unknown) => {
    if (error instanceof StoreError)
      error.stack = `${error.name}: ${name}: ${error.message}${stack}`;
    throw error;
  });
  return Object.assign(data, {
    withResponse: async () => ({ data: await data, response: call.response }),
  });
}

/** The frames of the caller, from a line break on. */
function stackOf(start: (...parameters: never) => unknown): string {
  const holder: { stack?: string } = {};
  // V8 leaves out the frames of the SDK; other engines do not have the function.
  if ('captureStackTrace' in Error) Error.captureStackTrace(holder, start);
  const stack = holder.stack ?? `\n${new Error().stack}`;
  return stack.slice(stack.indexOf('\n'));
}
