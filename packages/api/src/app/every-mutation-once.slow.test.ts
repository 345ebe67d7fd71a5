import { openDatabase } from '@order-store/db';
import { expect } from 'vitest';
import { accessTable } from '../platform/identity/access.ts';
import { contentsOf } from '../testing/contents.ts';
import { answeringProcedures, callProcedure } from '../testing/procedures.ts';
import { makeSample, type Sample } from '../testing/sample.ts';
import { rejection, storeTest, TestStore } from '../testing/index.ts';

const mutations = answeringProcedures.filter(({ type }) => type === 'mutation');

storeTest(
  'every mutation takes effect once and returns its first answer to retries, even concurrent ones in other processes',
  { timeout: 600_000 },
  async ({ store, database }) => {
    await using secondDatabase = openDatabase({ url: database.url });
    const second = await TestStore.open(secondDatabase);
    const contents = async () => {
      await Promise.all([store, second].map(({ services }) => services.afterResponse.idle()));
      return withoutCounters(await contentsOf(database));
    };
    for (const { name, who, input } of mutations) {
      const by = who === 'staff' ? 'staff' : 'customer';
      const call = (
        from: TestStore,
        { [by]: { token } }: Sample,
        fields: Readonly<Record<string, unknown>>,
        procedure = name,
      ) => callProcedure(from.as(who === 'anyone' ? null : token), procedure, fields);

      const sample = await makeSample(store);
      const first = { ...input(sample, by), idempotencyKey: `first ${name}` };
      const before = await contents();
      const answer = await call(store, sample, first);
      const after = await contents();
      const retried = await call(second, sample, first);
      expect(retried, name).toEqual(answer);
      expect(await contents(), name).toEqual(after);

      const other = await makeSample(store);
      const [procedure, reused] = reuse(name, who, { ...input(other, by) });
      if (procedure !== undefined) {
        const { idempotencyKey } = first;
        const rejected = call(store, sample, { ...reused, idempotencyKey }, procedure);
        expect(await rejection(rejected), name).toMatchObject({ reason: 'IDEMPOTENCY_KEY_REUSED' });
      }

      const concurrent = { ...input(other, by), idempotencyKey: `concurrent ${name}` };
      const beforeBoth = await contents();
      const [one, another] = await Promise.all([
        call(store, other, concurrent),
        call(second, other, concurrent),
      ]);
      expect(another, name).toEqual(one);
      expect(added(beforeBoth, await contents()), name).toEqual(added(before, after));
    }
    expect(await store.violations()).toEqual([]);
  },
);

/** A different call for the same key: of another procedure, or to end a session with other input. */
function reuse(name: string, who: string, otherInput: Record<string, unknown>) {
  const { idempotency } = accessTable.get(name) ?? {};
  if (idempotency === 'own') return [name, { items: [{ productId: '1', quantity: 7 }] }] as const;
  // Keys of anonymous callers: app/idempotency.test.ts
  if (name === 'auth.signOut' || who === 'anyone') return [undefined, {}] as const;
  if (idempotency === 'ended-session') return [name, otherInput] as const;
  return name === 'auth.beginTotp'
    ? (['auth.requestEmailVerification', {}] as const)
    : (['auth.beginTotp', {}] as const);
}

/** Without what counts attempts: rate limits, known addresses, and failed attempts of the audit trail. */
function withoutCounters(contents: Record<string, string>): Record<string, string> {
  const { rate_limits: _counts, sign_in_addresses: _addresses, ...rest } = contents;
  const events = rest['security_events']?.split('\n').filter((line) => !line.includes('-failed'));
  return { ...rest, security_events: events?.join('\n') ?? '' };
}

/** How many rows each table has more. */
function added(before: Record<string, string>, after: Record<string, string>) {
  return Object.entries(after).flatMap(([table, text]) => {
    const rows = lineCount(text) - lineCount(before[table]);
    return rows === 0 ? [] : [`${table} ${rows}`];
  });
}

function lineCount(text = ''): number {
  return text === '' ? 0 : text.split('\n').length;
}
