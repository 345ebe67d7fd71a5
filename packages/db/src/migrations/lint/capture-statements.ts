import type { Knex } from 'knex';
import { migrations } from '../index.ts';

/** Runs all migrations on an empty database, as Knex does, and returns the statements of each. */
export async function captureStatements(knex: Knex): Promise<Map<string, string[]>> {
  const captured = new Map<string, string[]>();
  for (const { name, up } of migrations) {
    const statements: string[] = [];
    const listen = ({ sql }: { readonly sql: string }) => void statements.push(sql);
    knex.on('query', listen);
    try {
      await up(knex);
    } finally {
      knex.off('query', listen);
    }
    captured.set(name, statements);
  }
  return captured;
}
