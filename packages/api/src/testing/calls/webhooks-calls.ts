import type { Calls } from './calls.ts';

export const webhooksCalls: Calls = {
  'webhooks.create': {
    type: 'mutation',
    input: () => ({
      url: 'https://example.com/hook',
      events: ['order.placed'],
      description: 'ERP',
    }),
  },
  'webhooks.list': { type: 'query', input: () => ({ limit: 2 }) },
  'webhooks.get': { type: 'query', input: ({ webhook: { id } }) => ({ id }) },
  'webhooks.update': {
    type: 'mutation',
    input: ({ webhook: { id } }) => ({
      id,
      url: 'https://example.com/other',
      events: null,
      description: null,
      enabled: false,
    }),
  },
  'webhooks.delete': { type: 'mutation', input: ({ webhook: { id } }) => ({ id }) },
  'webhooks.rotateSecret': {
    type: 'mutation',
    input: ({ webhook: { id } }) => ({ id }),
  },
  'webhooks.listDeliveries': {
    type: 'query',
    input: ({ webhook: { id } }) => ({ webhookId: id, status: 'pending' }),
  },
  'webhooks.redeliver': {
    type: 'mutation',
    input: ({ deliveryId }) => ({ deliveryId }),
  },
};
