import { expect, test } from 'vitest';
import { fulfilled, rejections } from '../../testing/outcomes.ts';
import { createPace } from './pace.ts';

test('spaces out turns above a burst, and rejects those that would wait too long', async () => {
  const pace = createPace(1, { perSecond: 20, burst: 2, longestMs: 120 });
  const began = performance.now();
  const waited = async () => {
    await pace.turn('198.51.100.1');
    return performance.now() - began;
  };
  const turns = await Promise.allSettled(Array.from({ length: 20 }, waited));
  // Two at once, and one every 50 ms.
  expect(fulfilled(turns)).toHaveLength(4);
  expect(rejections(turns).map(({ reason }) => reason)).toEqual(Array(16).fill('RATE_LIMITED'));
  for (const [index, ms] of fulfilled(turns).entries())
    expect(ms).toBeGreaterThanOrEqual((index - 1) * 50 - 2);
});

test('other addresses do not wait; those of a /48 network share some turns', async () => {
  const pace = createPace(1, { perSecond: 0.001, burst: 1, longestMs: 0 });
  const of = (address: string) =>
    pace.turn(address).then(
      () => 'turn',
      () => 'rejected',
    );
  expect(await of('198.51.100.1')).toBe('turn');
  expect(await of('198.51.100.1')).toBe('rejected');
  expect(await of('198.51.100.2')).toBe('turn');
  const networks = Array.from({ length: 6 }, (_, n) => of(`2001:db8:1:${n}::1`));
  expect((await Promise.all(networks)).filter((each) => each === 'turn')).toHaveLength(4);
});
