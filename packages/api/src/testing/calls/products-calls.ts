import { randomUUID } from 'node:crypto';
import type { Calls } from './calls.ts';

export const productsCalls: Calls = {
  'products.get': { type: 'query', input: ({ sold: { sku } }) => ({ sku }) },
  'products.list': {
    type: 'query',
    input: () => ({
      search: 'sku',
      inStock: true,
      minPrice: '1.00',
      maxPrice: '99.99',
      sort: 'price',
    }),
  },
  'products.listByPage': { type: 'query', input: () => ({ page: 2, sort: 'name' }) },
  'products.categories': { type: 'query', input: () => ({}) },
  'products.watchStock': { type: 'subscription', input: ({ sold: { id } }) => ({ ids: [id] }) },
  'products.create': {
    type: 'mutation',
    input: () => ({
      sku: randomUUID(),
      name: 'New',
      description: 'New',
      price: '1.00',
      stockQuantity: 1,
    }),
  },
  'products.update': {
    type: 'mutation',
    input: ({ sold: { id } }) => ({
      id,
      expectedVersion: 1,
      sku: randomUUID(),
      name: 'New',
      description: null,
      price: '2.00',
    }),
  },
  'products.updateMany': {
    type: 'mutation',
    input: ({ sold, unsold }) => ({
      ids: [sold.id, unsold.id],
      price: { percent: '5' },
      archived: true,
      metadata: { season: 'winter' },
    }),
  },
  'products.archive': {
    type: 'mutation',
    input: ({ sold: { id } }) => ({ id, expectedVersion: 1 }),
  },
  'products.restore': { type: 'mutation', input: ({ archived: { id } }) => ({ id }) },
  'products.setPurchaseLimit': {
    type: 'mutation',
    input: ({ sold: { id } }) => ({ id, perCustomer: 5 }),
  },
  'products.adjustStock': {
    type: 'mutation',
    input: ({ sold: { id } }) => ({ id, delta: -1, reason: 'counted' }),
  },
  'products.setStock': {
    type: 'mutation',
    input: ({ unsold: { id, stockQuantity: expectedQuantity } }) => ({
      id,
      quantity: 7,
      expectedQuantity,
      reason: 'counted',
    }),
  },
  'products.stockHistory': {
    type: 'query',
    input: ({ sold: { id } }) => ({ id, limit: 2 }),
  },
  'products.delete': { type: 'mutation', input: ({ unsold: { id } }) => ({ id }) },
};
