import { accessTable, type Access } from '../platform/identity/access.ts';
import { accountsCalls } from './calls/accounts-calls.ts';
import { addressesCalls } from './calls/addresses-calls.ts';
import { cartsCalls } from './calls/carts-calls.ts';
import { catalogCalls } from './calls/catalog-calls.ts';
import { ordersCalls } from './calls/orders-calls.ts';
import { paymentsCalls } from './calls/payments-calls.ts';
import { productsCalls } from './calls/products-calls.ts';
import { reportsCalls } from './calls/reports-calls.ts';
import { usersCalls } from './calls/users-calls.ts';
import { webhooksCalls } from './calls/webhooks-calls.ts';
import { noInput, type CallFacts, type Calls } from './calls/calls.ts';
import type { Caller } from './test-store.ts';

export interface ProcedureFacts extends CallFacts, Access {}

const calls: Calls = {
  ...accountsCalls,
  ...usersCalls,
  ...addressesCalls,
  ...cartsCalls,
  ...catalogCalls,
  ...productsCalls,
  ...reportsCalls,
  ...ordersCalls,
  ...paymentsCalls,
  ...webhooksCalls,
  'audit.list': {
    type: 'query',
    input: () => ({ kind: 'user-created', limit: 2 }),
  },
  'events.list': { type: 'query', input: () => ({ limit: 2 }) },
  'operations.placement': { type: 'query', input: noInput },
};

/**
 * Every procedure with its access and a valid call. A test fails if one is missing here or in its feature's access
 * rows.
 */
export const procedures: Readonly<Record<string, ProcedureFacts>> = Object.fromEntries(
  Object.entries(calls).flatMap(([name, facts]) => {
    const access = accessTable.get(name);
    return access ? [[name, { ...facts, ...access }]] : [];
  }),
);

/** Procedures with a single response, i.e. all but subscriptions. */
export const answeringProcedures = Object.entries(procedures).flatMap(
  ([name, { type, ...facts }]) => (type === 'subscription' ? [] : [{ name, type, ...facts }]),
);

/** Calls a procedure by its dotted name with untyped input. */
export async function callProcedure(api: Caller, name: string, input: unknown): Promise<unknown> {
  let procedure: unknown = api;
  for (const part of name.split('.')) {
    procedure =
      typeof procedure === 'function' || (typeof procedure === 'object' && procedure !== null)
        ? Reflect.get(procedure, part)
        : undefined;
  }
  if (typeof procedure !== 'function') throw new Error(`Procedure ${name} does not exist`);
  return Reflect.apply(procedure, undefined, [input]);
}
