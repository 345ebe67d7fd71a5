import type { Calls } from './calls.ts';

export const reportsCalls: Calls = {
  'reports.summary': {
    type: 'query',
    input: () => ({ from: '2026-01-01', to: '2026-12-31T12:00:00.5Z' }),
  },
  'reports.salesByDay': {
    type: 'query',
    input: () => ({ from: '2026-03-28', to: '2026-03-30', timeZone: 'Europe/Berlin' }),
  },
  'reports.topProducts': {
    type: 'query',
    input: () => ({ by: 'quantity', limit: 3 }),
  },
  'reports.stock': {
    type: 'query',
    input: () => ({ from: '2026-01-01', sort: 'name', search: 'a', limit: 2 }),
  },
  'reports.buyers': {
    type: 'query',
    input: ({ sold: { id: productId } }) => ({ productId, limit: 2 }),
  },
  'reports.customers': {
    type: 'query',
    input: ({ customer: { id } }) => ({ ids: [id] }),
  },
  'reports.lowStock': {
    type: 'query',
    input: () => ({ threshold: 1000, limit: 1 }),
  },
};
