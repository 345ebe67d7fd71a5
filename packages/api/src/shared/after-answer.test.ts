import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { currentRequestId, requestIds } from '../trpc/request-id.ts';
import { createAfterAnswer } from './after-answer.ts';

test('work begins after the call that left it, and is awaited at the end', async () => {
  const afterAnswer = createAfterAnswer(pino({ level: 'silent' }));
  const done: number[] = [];
  const held = Promise.withResolvers<void>();
  for (const piece of [1, 2, 3, 4, 5, 6])
    afterAnswer.add('work', async () => {
      await held.promise;
      done.push(piece);
    });
  expect(done).toEqual([]);
  const idle = afterAnswer.idle().then(() => done.push(0));
  held.resolve();
  await idle;
  expect(done).toEqual([1, 2, 3, 4, 5, 6, 0]);
  await afterAnswer.idle();
});

test('past its bound no work is taken on, and the caller is told', async () => {
  const afterAnswer = createAfterAnswer(pino({ level: 'silent' }), 2);
  let done = 0;
  const work = async () => void done++;
  expect([1, 2, 3].map(() => afterAnswer.add('work', work))).toEqual([true, true, false]);
  await afterAnswer.idle();
  expect(done).toBe(2);
  expect(afterAnswer.add('work', work)).toBe(true);
  await afterAnswer.idle();
});

test('work belongs to the request that left it', async () => {
  const afterAnswer = createAfterAnswer(pino({ level: 'silent' }));
  const seen: (string | undefined)[] = [];
  for (const id of ['one', 'two'])
    requestIds.run(id, () =>
      afterAnswer.add('work', async () => void seen.push(currentRequestId())),
    );
  await afterAnswer.idle();
  expect(seen).toEqual(['one', 'two']);
});

test('work that fails is logged, and the rest goes on', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const afterAnswer = createAfterAnswer(pino({}, stream));
  let done = false;
  afterAnswer.add('a mail', () => Promise.reject(new Error('no route')));
  afterAnswer.add('a mail', async () => void (done = true));
  await afterAnswer.idle();
  expect(done).toBe(true);
  await expect.poll(() => lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: 'a mail failed',
    err: { message: 'no route' },
  });
});
