import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { currentRequestId, requestIds } from '../telemetry/request-id.ts';
import { createAfterResponse } from './after-response.ts';

test('runs tasks after the call that added them; idle() waits for all', async () => {
  const afterResponse = createAfterResponse(pino({ level: 'silent' }));
  const done: number[] = [];
  const held = Promise.withResolvers<void>();
  for (const task of [1, 2, 3, 4, 5, 6])
    afterResponse.add('work', async () => {
      await held.promise;
      done.push(task);
    });
  expect(done).toEqual([]);
  const idle = afterResponse.idle().then(() => done.push(0));
  held.resolve();
  await idle;
  expect(done).toEqual([1, 2, 3, 4, 5, 6, 0]);
  await afterResponse.idle();
});

test('add() returns false and drops the task when the queue is full', async () => {
  const afterResponse = createAfterResponse(pino({ level: 'silent' }), 2);
  let done = 0;
  const work = async () => void done++;
  expect([1, 2, 3].map(() => afterResponse.add('work', work))).toEqual([true, true, false]);
  await afterResponse.idle();
  expect(done).toBe(2);
  expect(afterResponse.add('work', work)).toBe(true);
  await afterResponse.idle();
});

test('a task keeps the request id of the call that added it', async () => {
  const afterResponse = createAfterResponse(pino({ level: 'silent' }));
  const seen: (string | undefined)[] = [];
  for (const id of ['one', 'two'])
    requestIds.run(id, () =>
      afterResponse.add('work', async () => void seen.push(currentRequestId())),
    );
  await afterResponse.idle();
  expect(seen).toEqual(['one', 'two']);
});

test('logs a failed task and runs the others', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const afterResponse = createAfterResponse(pino({}, stream));
  let done = false;
  afterResponse.add('a mail', () => Promise.reject(new Error('no route')));
  afterResponse.add('a mail', async () => void (done = true));
  await afterResponse.idle();
  expect(done).toBe(true);
  await expect.poll(() => lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: 'a mail failed',
    err: { message: 'no route' },
  });
});
