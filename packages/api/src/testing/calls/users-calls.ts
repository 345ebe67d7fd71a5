import { testPassword } from '../test-store.ts';
import { newEmail, type Calls } from './calls.ts';

export const usersCalls: Calls = {
  'users.get': { type: 'query', input: ({ customer: { id } }) => ({ id }) },
  'users.update': {
    type: 'mutation',
    input: ({ customer: { id } }) => ({
      id,
      expectedVersion: 1,
      name: 'Renamed',
      email: newEmail(),
      currentPassword: testPassword,
    }),
  },
  'users.create': {
    type: 'mutation',
    input: () => ({ email: newEmail(), name: 'New', role: 'staff' }),
  },
  'users.list': { type: 'query', input: () => ({ search: 'customer', limit: 2 }) },
  'users.listByPage': { type: 'query', input: () => ({ page: 1, pageSize: 2 }) },
  'users.setRole': {
    type: 'mutation',
    input: ({ account: { id } }) => ({ id, role: 'staff' }),
  },
  'users.getNote': { type: 'query', input: ({ customer: { id } }) => ({ id }) },
  'users.setNote': {
    type: 'mutation',
    input: ({ account: { id } }) => ({ id, text: 'Rings before noon', expectedVersion: 0 }),
  },
  'users.erase': {
    type: 'mutation',
    input: ({ account: { id } }) => ({ id, keepOrderMetadata: ['channel'] }),
  },
  'users.delete': { type: 'mutation', input: ({ account: { id } }) => ({ id }) },
};
