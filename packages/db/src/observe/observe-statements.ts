import type { PoolClient } from 'pg';
import type { DatabaseObservers, SentStatement, StatementEnd } from './database-observer.ts';

/**
 * Tells the observers of every statement that goes over this connection, whoever sends it: Knex and the pool
 * with a callback, our own transactions for a promise. Both are given back what they asked for, unchanged.
 */
export function observeStatements(client: PoolClient, observers: DatabaseObservers): void {
  const query = client.query.bind(client);
  Object.assign(client, {
    query(...given: unknown[]): unknown {
      const end = observers.statement(statementOf(given[0]));
      if (!end) return Reflect.apply(query, undefined, given);
      const callback = given.findLastIndex((argument) => typeof argument === 'function');
      if (callback !== -1) return Reflect.apply(query, undefined, telling(given, callback, end));
      const answer: unknown = Reflect.apply(query, undefined, given);
      if (answer instanceof Promise) answer.then(() => end(), end);
      else end();
      return answer;
    },
  });
}

/** The arguments, with a callback that tells before it does what it did. */
function telling(given: readonly unknown[], index: number, end: StatementEnd): unknown[] {
  const callback = given[index];
  return given.with(index, (...outcome: unknown[]) => {
    end(outcome[0] ?? undefined);
    if (typeof callback === 'function') Reflect.apply(callback, undefined, outcome);
  });
}

/** node-postgres takes a text, or an object with a text and maybe a name. */
function statementOf(given: unknown): SentStatement {
  if (typeof given === 'string') return { text: given, name: undefined };
  if (typeof given !== 'object' || given === null) return { text: '', name: undefined };
  const text = 'text' in given && typeof given.text === 'string' ? given.text : '';
  const name = 'name' in given && typeof given.name === 'string' ? given.name : undefined;
  return { text, name };
}
