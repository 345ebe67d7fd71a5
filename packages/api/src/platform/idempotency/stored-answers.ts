import { execute, query, type Database, type Queryable } from '@order-store/db';
import { DomainError } from '../../shared/domain-error.ts';
import type { KeyedCall } from './keyed-call.ts';

/** The answer of the first call with a key. Thrown by {@link lockKey} in a retry, so that the transaction does nothing. */
export class StoredAnswer extends Error {
  override readonly name = 'StoredAnswer';
  readonly answer: unknown;

  constructor(answer: unknown) {
    super('The call was answered before');
    this.answer = answer;
  }
}

/**
 * Locks the key until the transaction ends, so a concurrent call with the same key waits; it must come before the
 * transaction locks anything else. An advisory lock writes nothing: a transaction gets its id when it first writes, and
 * events of one order are read in the order of these ids, so no write may come before the order is locked.
 * @throws {StoredAnswer} in a retry
 * @throws IDEMPOTENCY_KEY_REUSED
 */
export async function lockKey(on: Queryable, call: KeyedCall): Promise<void> {
  await execute(on, 'SELECT pg_advisory_xact_lock($1)', [call.keyHash.readBigInt64BE().toString()]);
  const stored = await readRow(on, call);
  const answer = stored ? answerOf(stored, call) : null;
  if (answer !== null) throw new StoredAnswer(answer);
}

/**
 * Stores the answer of a call that has locked its key. Throws PAYLOAD_TOO_LARGE.
 * @throws {StoredAnswer} if the previous release, which does not lock keys, has answered the call in the meantime
 * @throws IDEMPOTENCY_KEY_REUSED
 */
export async function storeAnswer(on: Queryable, call: KeyedCall, answer: unknown): Promise<void> {
  const { keyHash, contentHash, procedure } = call;
  const values = [keyHash, contentHash, procedure, call.seal(answer)];
  if ((await execute(on, storeSql, values)) === 1) return;
  const stored = await readRow(on, call);
  throw stored ? new StoredAnswer(answerOf(stored, call)) : keyReused();
}

/**
 * Claims the key for a call of several transactions. Returns `running` if an earlier call has claimed it.
 * @throws {StoredAnswer} in a retry
 * @throws IDEMPOTENCY_KEY_REUSED
 */
export async function claimKey(on: Queryable, call: KeyedCall): Promise<'claimed' | 'running'> {
  for (;;) {
    const claimed = await execute(on, claimSql, [call.keyHash, call.contentHash, call.procedure]);
    if (claimed === 1) return 'claimed';
    const stored = await readRow(on, call);
    // Otherwise it was purged between the two statements.
    if (stored) {
      const answer = answerOf(stored, call);
      if (answer === null) return 'running';
      throw new StoredAnswer(answer);
    }
  }
}

/** Stores the answer of a call that has no transaction of its own, unless there is one. Returns the stored answer. */
export async function keepAnswer(
  { pool }: Database,
  call: KeyedCall,
  answer: unknown,
): Promise<unknown> {
  const { keyHash, contentHash, procedure } = call;
  const values = [keyHash, contentHash, procedure, call.seal(answer)];
  const [kept] = await query<{ answer: string }>(pool, keepSql, values);
  if (!kept) throw keyReused();
  return call.open(kept.answer);
}

/** The answer of an earlier call with the same key and content, if there is one. */
export async function findAnswer(
  { pool }: Database,
  call: KeyedCall,
): Promise<StoredAnswer | undefined> {
  const stored = await readRow(pool, call);
  return stored?.sameContent && stored.answer !== null
    ? new StoredAnswer(call.open(stored.answer))
    : undefined;
}

/** Frees a key whose call failed before it was answered. */
export async function freeKey({ pool }: Database, { keyHash }: KeyedCall): Promise<void> {
  await execute(pool, 'DELETE FROM idempotent_calls WHERE key_hash = $1 AND answer IS NULL', [
    keyHash,
  ]);
}

interface StoredRow {
  readonly sameContent: boolean;
  readonly answer: string | null;
}

async function readRow(
  on: Queryable,
  { keyHash, contentHash }: KeyedCall,
): Promise<StoredRow | undefined> {
  const rows = await query<{ sameContent: boolean; answer: string | null }>(on, readSql, [
    keyHash,
    contentHash,
  ]);
  return rows[0];
}

/** Null while the call runs. */
function answerOf({ sameContent, answer }: StoredRow, call: KeyedCall): unknown {
  if (!sameContent) throw keyReused();
  return answer === null ? null : call.open(answer);
}

export function keyReused(): DomainError {
  return new DomainError(
    'IDEMPOTENCY_KEY_REUSED',
    'Idempotency key was already used with a different request: use a new key for each call',
    {},
  );
}

const claimSql = `
INSERT INTO idempotent_calls (key_hash, content_hash, procedure) VALUES ($1, $2, $3)
ON CONFLICT (key_hash) DO NOTHING`;
const readSql = `
SELECT content_hash = $2 AS "sameContent", answer FROM idempotent_calls WHERE key_hash = $1`;
const storeSql = `
INSERT INTO idempotent_calls AS calls (key_hash, content_hash, procedure, answer) VALUES ($1, $2, $3, $4)
ON CONFLICT (key_hash) DO UPDATE SET answer = excluded.answer
  WHERE calls.content_hash = excluded.content_hash AND calls.answer IS NULL`;
const keepSql = `
INSERT INTO idempotent_calls AS calls (key_hash, content_hash, procedure, answer) VALUES ($1, $2, $3, $4)
ON CONFLICT (key_hash) DO UPDATE SET answer = COALESCE(calls.answer, excluded.answer)
  WHERE calls.content_hash = excluded.content_hash
RETURNING answer`;
