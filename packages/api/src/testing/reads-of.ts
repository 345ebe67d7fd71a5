import type { Database } from '@order-store/db';
import type { PoolClient } from 'pg';
import { expect, vi } from 'vitest';
import { z } from 'zod';

/**
 * The indexes and buffers used by the SQL of a call. `wanted` selects one of several statements. A writing
 * statement runs twice.
 */
export async function readsOf(
  { pool }: Database,
  call: () => Promise<unknown>,
  wanted = /^/,
): Promise<{ indexes: (string | undefined)[]; buffers: number }> {
  const sent: z.infer<typeof Statement>[] = [];
  const clients = new Set<PoolClient>();
  const spyOnClient = (client: PoolClient) => {
    if (clients.has(client)) return;
    clients.add(client);
    vi.spyOn(client, 'query');
  };
  pool.on('acquire', spyOnClient);
  try {
    await call();
    // `query` calls itself for some forms of its arguments, with the same configuration.
    const configs = new Set<unknown>();
    for (const client of clients)
      for (const [config] of vi.mocked(client.query).mock.calls) configs.add(config);
    for (const config of configs) {
      const statement = Statement.safeParse(config).data;
      if (statement && wanted.test(statement.text)) sent.push(statement);
    }
  } finally {
    pool.off('acquire', spyOnClient);
    for (const client of clients) vi.mocked(client.query).mockRestore();
  }
  expect(sent).toHaveLength(1);
  const { rows } = await pool.query(
    `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${sent[0]?.text}`,
    sent[0]?.values,
  );
  const [explained] = z.tuple([z.object({ Plan })]).parse(rows[0]['QUERY PLAN']);
  const nodes = nodesOf(explained.Plan);
  return {
    indexes: nodes.map((node) => node['Index Name']).filter((name) => name !== undefined),
    buffers: explained.Plan['Shared Hit Blocks'] + explained.Plan['Shared Read Blocks'],
  };
}

const Statement = z.object({ text: z.string(), values: z.array(z.unknown()).optional() });

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
