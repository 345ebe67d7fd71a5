import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openTurnstile, type Turnstile } from './turnstile.ts';

test('calls of one moment are made together, as many groups as may be under way', async () => {
  const { made, call } = callsThrough(openTurnstile({ mostUnderWay: 2, mostTogether: 3 }));
  for (let n = 1; n <= 8; n += 1) void call();
  await expect.poll(() => made.length).toBe(6);
  await turn();
  expect(made).toHaveLength(6);
});

test('the next group goes when one is answered in full, with all that wait by then', async () => {
  const { made, call } = callsThrough(openTurnstile({ mostUnderWay: 1, mostTogether: 100 }));
  const early = [call(), call()];
  await expect.poll(() => made.length).toBe(2);
  const late = [call(), call(), call()];
  made[0]?.resolve(0);
  await turn();
  expect(made).toHaveLength(2);
  made[1]?.resolve(1);
  await expect.poll(() => made.length).toBe(5);
  for (const [index, { resolve }] of made.entries()) resolve(index);
  expect(await Promise.all([...early, ...late])).toEqual([0, 1, 2, 3, 4]);
});

test('a call that fails fails for its caller alone, and the turnstile turns on', async () => {
  const { made, call } = callsThrough(openTurnstile({ mostUnderWay: 1, mostTogether: 2 }));
  const [first, second, third] = [call(), call(), call()];
  await expect.poll(() => made.length).toBe(2);
  made[0]?.reject(new Error('sold out'));
  made[1]?.resolve(1);
  await expect(first).rejects.toThrow('sold out');
  expect(await second).toBe(1);
  await expect.poll(() => made.length).toBe(3);
  made[2]?.resolve(2);
  expect(await third).toBe(2);
});

function callsThrough(turnstile: Turnstile) {
  const made: PromiseWithResolvers<number>[] = [];
  const call = () =>
    turnstile(() => {
      const answer = Promise.withResolvers<number>();
      made.push(answer);
      return answer.promise;
    });
  return { made, call };
}
