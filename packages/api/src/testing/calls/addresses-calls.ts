import { noInput, type Calls } from './calls.ts';

export const addressesCalls: Calls = {
  'addresses.get': { type: 'query', input: noInput },
  'addresses.set': {
    type: 'mutation',
    input: () => ({
      addresses: [{ id: 'home', fields: { street: '12 Kiln Lane', city: 'Stoke' } }],
      expectedVersion: 0,
    }),
  },
};
