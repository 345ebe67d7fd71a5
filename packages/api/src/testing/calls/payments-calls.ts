import { randomUUID } from 'node:crypto';
import type { Calls } from './calls.ts';

export const paymentsCalls: Calls = {
  'payments.record': {
    type: 'mutation',
    input: ({ pending: { id: orderId } }) => ({
      orderId,
      provider: 'stripe',
      reference: randomUUID(),
      kind: 'authorized',
      amount: '1.00',
      metadata: { card: 'visa' },
    }),
  },
  'payments.list': { type: 'query', input: ({ pending: { id } }) => ({ orderId: id, limit: 2 }) },
  'payments.listRefundsDue': { type: 'query', input: () => ({ limit: 2 }) },
};
