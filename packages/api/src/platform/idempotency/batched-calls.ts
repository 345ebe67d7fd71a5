import type { SqlTransaction } from '@order-store/db';
import type { KeyedCall } from './keyed-call.ts';

/** A stored call. `answer` is sealed; null while the call runs. */
export interface StoredCall {
  readonly contentHash: Buffer;
  readonly answer: string | null;
}

export interface AnsweredCall {
  readonly call: KeyedCall;
  readonly answer: unknown;
}

/** Identifies the owner and the key of a call in a map. */
export function hashOf({ keyHash }: Pick<KeyedCall, 'keyHash'>): string {
  return keyHash.toString('hex');
}

/** The stored calls with the keys of these, by {@link hashOf}. For a transaction that several calls share. */
export async function readCalls(
  transaction: SqlTransaction,
  calls: readonly KeyedCall[],
): Promise<Map<string, StoredCall>> {
  if (calls.length === 0) return new Map();
  const { rows } = await transaction.query<StoredCall & { readonly keyHash: Buffer }>({
    name: 'read-idempotent-calls',
    text: readSql,
    values: [calls.map(({ keyHash }) => keyHash)],
  });
  return new Map(rows.map((row) => [hashOf(row), row]));
}

/**
 * The statement that stores calls with their answers, for the transaction that they share. It waits for a concurrent call
 * with one of the keys, and then violates {@link keyConstraint}. Throws PAYLOAD_TOO_LARGE.
 */
export function callsStatement(answered: readonly AnsweredCall[]) {
  return {
    name: 'insert-idempotent-calls',
    text: insertSql,
    values: [
      answered.map(({ call }) => call.keyHash),
      answered.map(({ call }) => call.contentHash),
      answered.map(({ call }) => call.procedure),
      answered.map(({ call, answer }) => call.seal(answer)),
    ],
  };
}

/** Allows one call per key. */
export const keyConstraint = 'idempotent_calls_key_hash_unique';

const readSql = `
SELECT key_hash AS "keyHash", content_hash AS "contentHash", answer
FROM idempotent_calls WHERE key_hash = ANY ($1::bytea[])`;

// Sorted, so that transactions that wait for each other's keys do so in the same sequence.
const insertSql = `
INSERT INTO idempotent_calls (key_hash, content_hash, procedure, answer)
SELECT key_hash, content_hash, procedure, answer
FROM unnest($1::bytea[], $2::bytea[], $3::text[], $4::text[]) AS given (key_hash, content_hash, procedure, answer)
ORDER BY key_hash`;
