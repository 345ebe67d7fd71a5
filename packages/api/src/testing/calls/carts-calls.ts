import { noInput, type Calls } from './calls.ts';

export const cartsCalls: Calls = {
  'carts.get': { type: 'query', input: noInput },
  'carts.set': {
    type: 'mutation',
    input: ({ sold: { id } }) => ({
      lines: [{ productId: id, quantity: 2 }],
      orderKey: 'cart 1',
      expectedVersion: 0,
    }),
  },
};
