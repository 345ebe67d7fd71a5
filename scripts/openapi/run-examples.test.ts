import { procedures, storeTest } from '@order-store/api/testing';
import { expect } from 'vitest';
import { openExampleStore } from './example-store.ts';
import { examples } from './examples.ts';

storeTest('every example of the reference runs, in the order of the file', async ({ store }) => {
  const { run } = await openExampleStore(store);
  const withoutInput = Object.keys(procedures).filter((path) => !Object.hasOwn(examples, path));
  const streams: AsyncIterator<unknown>[] = [];
  const firstEvents: Promise<IteratorResult<unknown>>[] = [];
  for (const path of [...Object.keys(examples), ...withoutInput]) {
    const answer = await run(path).catch((error: unknown) => {
      throw new Error(`The example of ${path} failed: ${String(error)}`, { cause: error });
    });
    expect(answer, path).toBeDefined();
    if (!isStream(answer)) continue;
    const stream = answer[Symbol.asyncIterator]();
    streams.push(stream);
    firstEvents.push(stream.next());
  }
  expect(streams).toHaveLength(2);
  // Later examples change the order that an earlier example watches.
  for (const { done } of await Promise.all(firstEvents)) expect(done).toBe(false);
  for (const stream of streams) await stream.return?.();
  expect(await store.violations()).toEqual([]);
});

function isStream(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}
