import type { AppRouter } from '@order-store/api/types';
import type { Operation, TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { onAbort } from '../links/on-abort.ts';
import { toStoreError } from '../links/to-store-error.ts';
import type { FakeCallScript } from './fake-call-script.ts';
import type { FakeClock } from './fake-clock.ts';
import type { FakeStreamScript } from './fake-stream-script.ts';

/** Finds the scripts of procedures. */
interface Scripts {
  call(path: string): FakeCallScript;
  stream(path: string): FakeStreamScript;
}

/** Records each call once, before it gets an idempotency key. Its `context` leads the attempts to the record. */
export function recordingLink(scripts: Scripts): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) => {
      const call = scripts.call(op.path).begin(op.input);
      return next({ ...op, context: { ...op.context, [recordName]: call } });
    };
}

const recordName = 'order-store fake call';

/** Answers each attempt by the script. */
export function answeringLink(scripts: Scripts, clock: FakeClock): TRPCLink<AppRouter> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        note(op);
        answer(op, scripts, clock).then(
          (data) => {
            observer.next({ result: { type: 'data', data } });
            observer.complete();
          },
          (error: unknown) => observer.error(toStoreError(error, 1)),
        );
      });
}

/** Input and output pass through JSON, as over HTTP. */
async function answer(op: Operation, scripts: Scripts, clock: FakeClock): Promise<unknown> {
  const next = scripts.call(op.path).next();
  if (next === 'hang') return new Promise(() => {});
  return asJson(await clock.during(() => next(asJson(op.input))));
}

function asJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function note({ context, input, type }: Operation): void {
  const call = context[recordName];
  if (typeof call !== 'object' || call === null || !('attempts' in call)) return;
  const key =
    typeof input === 'object' && input !== null && 'idempotencyKey' in input
      ? input.idempotencyKey
      : null;
  Object.assign(call, {
    attempts: Number(call.attempts) + 1,
    idempotencyKey: type === 'mutation' ? key : null,
  });
}

/** Opens the scripted stream. */
export function fakeStreamLink(scripts: Scripts): TRPCLink<AppRouter> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        observer.next({ result: { type: 'state', state: 'connecting', error: null } });
        const close = scripts.stream(op.path).listen(op.input, observer);
        const stop = () => {
          close();
          observer.complete();
        };
        const stopListening = op.signal ? onAbort(op.signal, stop) : () => {};
        if (op.signal?.aborted) stop();
        return () => {
          stopListening();
          stop();
        };
      });
}
