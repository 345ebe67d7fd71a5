import type { SecretColumn } from '../platform/secrets/reencrypt-secrets.ts';
import { accountsSecretColumns } from '../accounts/index.ts';
import { webhooksSecretColumns } from '../webhooks/index.ts';

/**
 * The columns that `encryptSecret` writes, so that a new key re-encrypts them. Not `idempotent_calls.answer`: it can be a large
 * table, and its rows are deleted after two days.
 */
export const secretColumns: readonly SecretColumn[] = [
  ...webhooksSecretColumns,
  ...accountsSecretColumns,
];
