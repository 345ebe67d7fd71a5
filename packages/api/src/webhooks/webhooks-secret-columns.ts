import type { SecretColumn } from '../platform/secrets/reencrypt-secrets.ts';

export const webhookSecretPurpose = 'webhook';

export const webhooksSecretColumns: readonly SecretColumn[] = ['secret', 'previous_secret'].map(
  (column) => ({ table: 'webhooks', key: 'id', column, purpose: webhookSecretPurpose }),
);
