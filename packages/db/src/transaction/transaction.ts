import type { Knex } from 'knex';

/** Required by functions that lock or write, so that calling them outside a transaction does not compile. */
export type Transaction = Knex.Transaction;
