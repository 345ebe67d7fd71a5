import { execute, query, type Database } from '@order-store/db';
import { keyIdIn, scheme, type StoredSecretCipher } from './secret-cipher.ts';

/** A text column with secrets that `encryptSecret` wrote. */
export interface SecretColumn {
  readonly table: string;
  readonly key: string;
  readonly column: string;
  readonly purpose: string;
}

interface Reencrypted {
  /** Number of values that are now encrypted with the current key, or no longer encrypted. */
  readonly changed: number;
  /** Keys that values are encrypted with and that are not configured. */
  readonly missingKeyIds: readonly string[];
}

/**
 * Encrypts stored secrets that are unencrypted or under a previous key with the current key. Without a current key it
 * decrypts them. Several processes may run it at once.
 */
export async function reencryptSecrets(
  { pool }: Pick<Database, 'pool'>,
  columns: readonly SecretColumn[],
  cipher: StoredSecretCipher,
): Promise<Reencrypted> {
  let changed = 0;
  const missing = new Set<string>();
  for (const { table, key, column, purpose } of columns) {
    let after = '0';
    for (;;) {
      const rows = await query<{ id: string; stored: string }>(
        pool,
        `SELECT ${key}::text AS id, ${column} AS stored FROM ${table}
         WHERE ${key} > $1 AND ${column} IS NOT NULL AND starts_with(${column}, $2) = $3
         ORDER BY ${key} LIMIT ${batchSize}`,
        [after, cipher.currentPrefix ?? scheme, cipher.currentPrefix === null],
      );
      for (const { id, stored } of rows) {
        if (!cipher.isReadable(stored)) {
          missing.add(keyIdIn(stored));
          continue;
        }
        const text = cipher.encryptSecret(cipher.decryptSecret(stored, purpose), purpose);
        // A value that has changed since is already encrypted.
        changed += await execute(
          pool,
          `UPDATE ${table} SET ${column} = $1 WHERE ${key} = $2 AND ${column} = $3`,
          [text, id, stored],
        );
      }
      if (rows.length < batchSize) break;
      after = rows.at(-1)?.id ?? after;
    }
  }
  return { changed, missingKeyIds: [...missing] };
}

const batchSize = 500;
