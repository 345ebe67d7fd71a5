import { randomUUID } from 'node:crypto';
import type { Calls } from './calls.ts';

export const ordersCalls: Calls = {
  'orders.place': {
    type: 'mutation',
    input: ({ sold: { id: productId } }) => ({
      items: [{ productId, quantity: 1 }],
      idempotencyKey: randomUUID(),
    }),
  },
  'orders.get': { type: 'query', input: ({ pending: { id } }) => ({ id }) },
  'orders.list': {
    type: 'query',
    input: () => ({ status: 'pending', limit: 1 }),
  },
  'orders.listByPage': { type: 'query', input: () => ({ status: 'pending' }) },
  'orders.history': { type: 'query', input: ({ pending: { id } }) => ({ id }) },
  'orders.watch': { type: 'subscription', input: ({ pending: { id } }) => ({ orderId: id }) },
  'orders.confirm': {
    type: 'mutation',
    input: ({ pending: { id } }) => ({ id, expectedVersion: 1, note: 'paid' }),
  },
  'orders.ship': {
    type: 'mutation',
    input: ({ confirmed: { id, items } }) => ({
      id,
      items: items.map(({ id: itemId }) => ({ itemId, quantity: 1 })),
      carrier: 'DHL',
      trackingNumber: '00340434161094',
      trackingUrl: 'https://example.com/track/00340434161094',
    }),
  },
  'orders.returnItems': {
    type: 'mutation',
    input: ({ shipped: { id, items } }) => ({
      id,
      items: items.map(({ id: itemId }) => ({ itemId, quantity: 1, restock: true })),
      reason: 'too small',
    }),
  },
  'orders.cancelItems': {
    type: 'mutation',
    input: ({ pending: { id, items } }) => ({
      id,
      items: items.map(({ id: itemId }) => ({ itemId, quantity: 1 })),
      reason: 'too many',
    }),
  },
  'orders.deliver': { type: 'mutation', input: ({ shipped: { id } }) => ({ id }) },
  'orders.updateMetadata': {
    type: 'mutation',
    input: ({ pending: { id } }) => ({ id, metadata: { gift: true } }),
  },
  'orders.extendHold': {
    type: 'mutation',
    input: ({ pending: { id } }) => ({ id, expiresInSeconds: 900 }),
  },
  'orders.claimNext': { type: 'mutation', input: () => ({ leaseSeconds: 30, status: 'pending' }) },
  'orders.releaseClaim': {
    type: 'mutation',
    input: ({ pending: { id } }) => ({ id }),
  },
  'orders.note': {
    type: 'mutation',
    input: ({ pending: { id } }) => ({ id, text: 'Call before delivery' }),
  },
  'orders.listNotes': { type: 'query', input: ({ pending: { id } }) => ({ id, limit: 2 }) },
  'orders.cancel': { type: 'mutation', input: ({ pending: { id } }) => ({ id }) },
};
