import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { callLimit } from './call-limit.ts';

const never = new AbortController().signal;

describe('callLimit', () => {
  it('limits concurrency and runs work in order', async () => {
    const limit = callLimit(3, never);
    const begun: number[] = [];
    let atOnce = 0;
    let most = 0;
    const work = Array.from({ length: 10 }, (_, index) =>
      limit(async () => {
        begun.push(index);
        atOnce += 1;
        most = Math.max(most, atOnce);
        await sleep(index % 3);
        atOnce -= 1;
        return index;
      }),
    );
    expect(await Promise.all(work)).toEqual(begun);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(most).toBe(3);
  });

  it('starts nothing after a failure', async () => {
    const limit = callLimit(1, never);
    let begun = 0;
    const results = await Promise.allSettled([
      limit(() => Promise.reject(new Error('no'))),
      limit(async () => (begun += 1)),
    ]);
    expect(results).toMatchObject([{ reason: { message: 'no' } }, { reason: { message: 'no' } }]);
    expect(begun).toBe(0);
  });

  it('starts nothing after an abort', async () => {
    const stopping = new AbortController();
    const limit = callLimit(1, stopping.signal);
    const first = limit(async () => stopping.abort());
    const second = limit(async () => 'begun');
    await first;
    await expect(second).rejects.toThrow(/abort/i);
  });
});
