import { extendFirstTransaction, query, type Transaction } from '@order-store/db';
import type { Access } from './access.ts';
import { unauthenticated } from './authenticate.ts';
import type { Actor } from './context.ts';

/**
 * Runs a mutation that could outlast the caller's session or API key, such as one that creates a key, so that it is committed
 * only if they still exist: a password reset that runs at the same time ends them, and then finds everything that they have
 * created. Throws UNAUTHENTICATED.
 */
export function whileAuthenticated<T>(
  { reauthentication, idempotency }: Access,
  actor: Actor,
  mutate: () => Promise<T>,
): Promise<T> {
  if (reauthentication === undefined || idempotency === 'ended-session') return mutate();
  return extendFirstTransaction(
    // Last, since what ends sessions locks the user before them.
    { async begin() {}, end: (transaction) => lockCredentialOf(transaction, actor) },
    mutate,
  );
}

/** The embedding program has neither. */
async function lockCredentialOf(
  transaction: Transaction,
  { sessionId, keyId }: Actor,
): Promise<void> {
  const id = sessionId ?? keyId;
  if (id === null) return;
  const table = sessionId === null ? 'api_keys' : 'sessions';
  const sql = `SELECT FROM ${table} WHERE id = $1 FOR KEY SHARE`;
  const found = await query(transaction, sql, [id]);
  if (found.length === 0) throw unauthenticated('The session or the API key has ended');
}
