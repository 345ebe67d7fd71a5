import type { SecretColumn } from '../platform/secrets/reencrypt-secrets.ts';
import { totpPurpose } from './totp-codes.ts';

export const accountsSecretColumns: readonly SecretColumn[] = [
  { table: 'user_totp', key: 'user_id', column: 'secret', purpose: totpPurpose },
];
