import type { Database } from '@order-store/db';
import type { Pool, PoolClient } from 'pg';
import { expect } from 'vitest';
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
  const sent = await statementsOf(pool, call);
  const [statement, ...others] = sent.filter(({ text }) => wanted.test(text));
  if (!statement) throw new Error('No statement was sent');
  expect(others).toEqual([]);
  const { rows } = await pool.query(
    `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${statement.text}`,
    statement.values,
  );
  const [explained] = z.tuple([z.object({ Plan })]).parse(rows[0]['QUERY PLAN']);
  const nodes = nodesOf(explained.Plan);
  return {
    indexes: nodes.map((node) => node['Index Name']).filter((name) => name !== undefined),
    buffers: explained.Plan['Shared Hit Blocks'] + explained.Plan['Shared Read Blocks'],
  };
}

/**
 * The statements with parameters that a call sends, recorded on the connections that it acquires. Leaves out prepared
 * statements, such as that of the authentication.
 */
async function statementsOf(pool: Pool, call: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  const recorded = new Set<PoolClient>();
  const record = (client: PoolClient) => {
    if (recorded.has(client)) return;
    recorded.add(client);
    const send = client.query.bind(client);
    Object.assign(client, {
      query(...given: unknown[]): unknown {
        const config =
          typeof given[0] === 'string' ? { text: given[0], values: given[1] } : given[0];
        const statement = Statement.safeParse(config);
        if (statement.success && statement.data.values.length > 0) sent.push(statement.data);
        return Reflect.apply(send, undefined, given);
      },
    });
  };
  pool.on('acquire', record);
  await call().finally(() => pool.off('acquire', record));
  return [...sent];
}

const Statement = z.object({
  text: z.string(),
  values: z.array(z.unknown()),
  name: z.undefined().optional(),
});
type Statement = z.infer<typeof Statement>;

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
