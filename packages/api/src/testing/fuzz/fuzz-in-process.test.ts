import fc from 'fast-check';
import { expect } from 'vitest';
import { callProcedure, storeTest, WireError } from '../index.ts';
import { errorShapeOf } from '../../platform/trpc/error-shape.ts';
import { arbitraryInput } from './arbitrary-input.ts';
import { fuzzSettings, fuzzTimeout } from './fuzz-settings.ts';
import {
  checkAnswerTo,
  everyProcedureAsEveryone,
  FuzzedStore,
  HeapWatch,
  inside,
  neverReasons,
} from './fuzzed-store.ts';

// "No input of any kind, on any procedure, may give INTERNAL."
storeTest(
  'no input to any procedure gives INTERNAL or breaks an invariant',
  { timeout: fuzzTimeout() },
  async ({ store }) => {
    const settings = fuzzSettings();
    const fuzzed = new FuzzedStore(store);
    const heap = new HeapWatch();
    // Streams do not end here; they are fuzzed over HTTP.
    const calls = everyProcedureAsEveryone().filter(([, { type }]) => type !== 'subscription');
    const outcomes: Record<string, number> = {};

    for (const [index, [name, { input, type }, role]] of calls.entries()) {
      if (index === Math.floor(calls.length / 3)) heap.begin();
      await fc
        .assert(
          fc.asyncProperty(arbitraryInput(), async (make) => {
            const given = make(input(await fuzzed.sample()));
            const api = store.as(await fuzzed.tokenOf(role));
            const [outcome] = await Promise.allSettled([callProcedure(api, name, given)]);
            const reason = checkAnswerTo(given, () => reasonOf(outcome, name));
            fuzzed.remember(role, type, reason);
            outcomes[reason] = (outcomes[reason] ?? 0) + 1;
          }),
          // A different seed per procedure.
          { ...settings, seed: settings.seed + index },
        )
        .catch((error: unknown) => {
          throw new Error(`${name} as ${role}`, { cause: error });
        });
    }
    console.log(`Outcomes: ${JSON.stringify(outcomes)}`);
    expect(outcomes).toHaveProperty('OK');
    expect(await store.violations()).toEqual([]);
    heap.expectFlat();
  },
);

/** Returns OK, or the reason of the error if it has the documented shape. */
function reasonOf(outcome: PromiseSettledResult<unknown>, name: string): string {
  if (outcome.status === 'fulfilled') return 'OK';
  const error = errorShapeOf(outcome.reason, name);
  // Round trip through JSON, as on the wire.
  const wire = WireError.parse(JSON.parse(JSON.stringify({ error }))).error;
  expect(wire.data.reason).not.toMatch(neverReasons);
  expect(JSON.stringify(wire)).not.toMatch(inside);
  return wire.data.reason;
}
