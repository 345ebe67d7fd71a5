import { execute, query, type Transaction } from '@order-store/db';
import { DomainError } from '../../shared/domain-error.ts';
import { mergePatch, type JsonObject } from '../../shared/json-object.ts';
import { readMetadata, type MetadataProblem } from '../../shared/metadata.ts';

/** Checks metadata by rules of the embedding program, and returns what to store. Throws VALIDATION_FAILED. */
export type MetadataCheck = (metadata: JsonObject) => Promise<JsonObject>;

/**
 * Applies a JSON merge patch to the metadata of a row that the transaction has locked. Throws VALIDATION_FAILED if the
 * result breaks a rule.
 */
export async function patchMetadata(
  transaction: Transaction,
  owner: 'order' | 'product' | 'user',
  id: string,
  patch: JsonObject,
  check?: MetadataCheck,
): Promise<void> {
  const [row] = await query<{ metadata: JsonObject }>(
    transaction,
    `SELECT metadata FROM ${owner}_metadata WHERE ${owner}_id = $1`,
    [id],
  );
  const patched = mergeMetadata(row?.metadata ?? {}, patch);
  const merged = check ? await check(patched) : patched;
  if (Object.keys(merged).length === 0) {
    await execute(transaction, `DELETE FROM ${owner}_metadata WHERE ${owner}_id = $1`, [id]);
    return;
  }
  await execute(
    transaction,
    `INSERT INTO ${owner}_metadata (${owner}_id, metadata) VALUES ($1, $2)
     ON CONFLICT (${owner}_id) DO UPDATE SET metadata = excluded.metadata`,
    [id, JSON.stringify(merged)],
  );
}

/** Applies a JSON merge patch. Throws VALIDATION_FAILED if the result breaks a rule, and says of which row if given. */
export function mergeMetadata(metadata: JsonObject, patch: JsonObject, row?: string): JsonObject {
  const { copy, problem } = readMetadata(mergePatch(metadata, patch));
  if (!problem) return copy;
  const { path, message } = problem;
  throw invalidMetadata(row === undefined ? problem : { path, message: `${message} (${row})` });
}

export function invalidMetadata({ path, message }: MetadataProblem): DomainError {
  const field = ['metadata', ...path].join('.');
  return new DomainError('VALIDATION_FAILED', `${field}: ${message}`, { [field]: [message] });
}
