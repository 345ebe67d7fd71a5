import type { Database } from '@order-store/db';
import { expect } from 'vitest';
import { z } from 'zod';

/**
 * The indexes and buffers used by the SQL of a call. `wanted` selects one of several statements. A writing
 * statement runs twice.
 */
export async function readsOf(
  { knex, pool }: Database,
  call: () => Promise<unknown>,
  wanted = /^/,
): Promise<{ indexes: (string | undefined)[]; buffers: number }> {
  const sent: { sql: string; bindings: unknown[] }[] = [];
  const remember = (query: { sql: string; bindings: unknown[] }) => {
    if (wanted.test(query.sql)) sent.push(query);
  };
  knex.on('query', remember);
  await call().finally(() => knex.off('query', remember));
  expect(sent).toHaveLength(1);
  const { rows } = await pool.query(
    `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${sent[0]?.sql}`,
    sent[0]?.bindings,
  );
  const [explained] = z.tuple([z.object({ Plan })]).parse(rows[0]['QUERY PLAN']);
  const nodes = nodesOf(explained.Plan);
  return {
    indexes: nodes.map((node) => node['Index Name']).filter((name) => name !== undefined),
    buffers: explained.Plan['Shared Hit Blocks'] + explained.Plan['Shared Read Blocks'],
  };
}

interface Plan {
  readonly 'Index Name'?: string | undefined;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly Plan[] | undefined;
}

const Plan: z.ZodType<Plan> = z.object({
  'Index Name': z.string().optional(),
  'Shared Hit Blocks': z.number(),
  'Shared Read Blocks': z.number(),
  get Plans() {
    return z.array(Plan).optional();
  },
});

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}
