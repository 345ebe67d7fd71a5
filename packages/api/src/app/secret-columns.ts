import type { SecretColumn } from '../platform/secrets/reencrypt-secrets.ts';
import { accountsSecretColumns } from '../accounts/index.ts';
import { idempotencySecretColumns } from '../platform/idempotency/idempotency-retention.ts';
import { webhooksSecretColumns } from '../webhooks/index.ts';

/** Every column that `encryptSecret` writes, so that a new key re-encrypts it. */
export const secretColumns: readonly SecretColumn[] = [
  ...webhooksSecretColumns,
  ...accountsSecretColumns,
  ...idempotencySecretColumns,
];
