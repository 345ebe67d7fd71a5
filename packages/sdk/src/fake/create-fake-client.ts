import { resolveOptions, type StoreClientOptions } from '../client-options.ts';
import type { StoreClient } from '../create-client.ts';
import { chain } from '../links/create-link.ts';
import { idempotencyKeyLink } from '../links/idempotency-key-link.ts';
import { LinkClient } from '../links/link-client.ts';
import { retryLink } from '../links/retry-link.ts';
import { procedureProxy } from '../procedure-proxy.ts';
import type { StoreMutation, StoreQuery } from '../store-calls.ts';
import type { StoreSubscription } from '../store-subscription.ts';
import { FakeCallScript } from './fake-call-script.ts';
import { FakeClock } from './fake-clock.ts';
import { answeringLink, fakeStreamLink, recordingLink } from './fake-link.ts';
import { FakeStreamScript } from './fake-stream-script.ts';
import type { Scripted, ScriptedStream } from './scripted.ts';
import { subscriptions } from './store-facts.ts';

/** A client without a store. Each procedure also has what scripts its answers and records its calls. */
export type FakeClient = StoreClient &
  ScriptsOf<Pick<StoreClient, keyof StoreClient & string>> & {
    /** Time passes immediately while the client waits: delays between retries, and time limits. */
    readonly clock: Pick<FakeClock, 'now'>;
    /** Removes all scripts and recorded calls. */
    readonly reset: () => void;
  };

type ScriptsOf<Calls> = {
  readonly [Name in keyof Calls]: Calls[Name] extends StoreQuery<infer Input, infer Output>
    ? Scripted<Input, Output>
    : Calls[Name] extends StoreMutation<infer Input, infer Output>
      ? Scripted<Input, Output>
      : Calls[Name] extends StoreSubscription<infer Input, infer Update>
        ? ScriptedStream<Input, Update>
        : ScriptsOf<Calls[Name]>;
};

/** Options of {@link createFakeClient}, which work as for a real client. */
export type FakeClientOptions = Pick<
  StoreClientOptions,
  'timeoutMs' | 'deadlineMs' | 'maxRetries' | 'onRetry'
>;

/**
 * Creates a client for tests without a server, in Node and browsers. Its calls have the retries, time limits and errors of
 * a real one:
 *
 * ```ts
 * const fake = createFakeClient();
 * fake.orders.place.rejects('OVERLOADED', {}).resolves(makeOrder({ totalAmount: '9.00' }));
 * await checkout(fake, cart);
 * expect(fake.orders.place.calls).toMatchObject([{ input: { items }, attempts: 2 }]);
 * ```
 */
export function createFakeClient(options: FakeClientOptions = {}): FakeClient {
  const clock = new FakeClock();
  const calls = new Map<string, FakeCallScript>();
  const streams = new Map<string, FakeStreamScript>();
  const scripts = {
    call: (path: string) => existing(calls, path, () => new FakeCallScript(path)),
    stream: (path: string) => existing(streams, path, () => new FakeStreamScript(path)),
  };
  const links = [
    recordingLink(scripts),
    idempotencyKeyLink,
    retryLink({ ...resolveOptions({ ...options, url: 'http://fake.invalid' }), clock }),
    answeringLink(scripts, clock),
  ];
  const client = new LinkClient((runtime) => {
    const call = chain(links.map((link) => link(runtime)));
    const stream = fakeStreamLink(scripts)(runtime);
    return (step) => (step.op.type === 'subscription' ? stream(step) : call(step));
  });
  const controls = {
    clock,
    reset() {
      calls.clear();
      streams.clear();
    },
  };
  const scriptOf = (path: string) =>
    subscriptions.has(path) ? scripts.stream(path) : scripts.call(path);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the types know which procedures exist
  return withScripts(procedureProxy(client), controls, scriptOf) as FakeClient;
}

/** Adds `own` to the client, and to each procedure its script. */
function withScripts(
  node: object,
  own: object,
  scriptOf: (path: string) => object,
  path: readonly string[] = [],
): object {
  const children = new Map<string, object>();
  const get = (_target: object, name: string | symbol): unknown => {
    if (typeof name === 'string' && Object.hasOwn(own, name)) return Reflect.get(own, name);
    const found: unknown = Reflect.get(node, name);
    if (typeof name === 'symbol' || typeof found !== 'function') return found;
    if (path.length === 2) {
      const script = scriptOf(path.join('.'));
      const scripted: unknown = Reflect.get(script, name);
      return typeof scripted === 'function' ? scripted.bind(script) : (scripted ?? found);
    }
    const child = children.get(name) ?? withScripts(found, {}, scriptOf, [...path, name]);
    children.set(name, child);
    return child;
  };
  return new Proxy(node, { get });
}

function existing<T>(all: Map<string, T>, path: string, make: () => T): T {
  const one = all.get(path) ?? make();
  all.set(path, one);
  return one;
}
