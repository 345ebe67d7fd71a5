import type { PoolClient } from 'pg';
import type { DatabaseObservers, SentStatement, StatementEnd } from './database-observer.ts';

/**
 * Notifies the observers of every statement on this connection. Knex and the pool pass a callback, our own transactions
 * use the promise; both get their result unchanged.
 */
export function observeStatements(client: PoolClient, observers: DatabaseObservers): void {
  const query = client.query.bind(client);
  Object.assign(client, {
    query(...given: unknown[]): unknown {
      const end = observers.statement(statementOf(given[0]));
      if (!end) return Reflect.apply(query, undefined, given);
      const callback = given.findLastIndex((argument) => typeof argument === 'function');
      if (callback !== -1) return Reflect.apply(query, undefined, withEnd(given, callback, end));
      const result: unknown = Reflect.apply(query, undefined, given);
      if (result instanceof Promise) result.then(() => end(), end);
      else end();
      return result;
    },
  });
}

/** The arguments, with a callback that notifies the observers first. */
function withEnd(given: readonly unknown[], index: number, end: StatementEnd): unknown[] {
  const callback = given[index];
  return given.with(index, (...outcome: unknown[]) => {
    end(outcome[0] ?? undefined);
    if (typeof callback === 'function') Reflect.apply(callback, undefined, outcome);
  });
}

/** node-postgres accepts a text, or an object with a text and an optional name. */
function statementOf(given: unknown): SentStatement {
  if (typeof given === 'string') return { text: given, name: undefined };
  if (typeof given !== 'object' || given === null) return { text: '', name: undefined };
  const text = 'text' in given && typeof given.text === 'string' ? given.text : '';
  const name = 'name' in given && typeof given.name === 'string' ? given.name : undefined;
  return { text, name };
}
