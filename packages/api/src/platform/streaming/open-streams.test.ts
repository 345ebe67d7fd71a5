import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { DomainError } from '../../shared/domain-error.ts';
import { Mailbox } from './mailbox.ts';
import { OpenStreams } from './open-streams.ts';

test('checks the tokens of all streams, a hundred at a time', async () => {
  let running = 0;
  let most = 0;
  const rejectLater = async () => {
    most = Math.max(most, ++running);
    await turn();
    running--;
    throw new DomainError('UNAUTHENTICATED', 'Expired', {});
  };
  const streams = new OpenStreams({
    limits: { total: 1000, forStaff: 0, perCaller: 1000, perAddress: 1000 },
    checkIntervalMs: 1,
    authenticate: Object.assign(rejectLater, { idle: async () => {} }),
  });
  const mailboxes = Array.from({ length: 250 }, (_, index) => {
    const mailbox = new Mailbox<unknown>(1);
    const actor = { id: `${index}`, role: 'customer' } as const;
    const listener = { actor, token: `${index}`, procedure: 'orders.watch', address: null };
    streams.open(listener, mailbox, undefined);
    return mailbox;
  });

  await expect.poll(() => mailboxes.every(({ ended }) => ended)).toBe(true);
  await streams.end();
  expect(most).toBe(100);
});
