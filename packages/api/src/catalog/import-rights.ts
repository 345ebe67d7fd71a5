import { query, type Transaction } from '@order-store/db';
import { recordSecurityEvent } from '../platform/audit/record-security-event.ts';
import { endImport } from './import-jobs.ts';

/**
 * Ends an import whose account is no longer staff, or that was started with an API key which was revoked or has expired.
 * Otherwise its rights last until the transaction ends. Returns whether it was ended.
 */
export async function endWithoutRights(transaction: Transaction, id: string): Promise<boolean> {
  const [rights] = await query<Rights>(transaction, rightsSql, [id]);
  if (rights?.isStaff === true && rights.hasKey) return false;
  await endImport(transaction, id, 'failed');
  const { userId = null, requestId = '', keyId = null, procedure } = rights ?? {};
  const origin = { requestId, keyId, procedure, address: null, userAgent: null };
  const event = { kind: 'catalog-import-stopped', details: { importId: id } } as const;
  await recordSecurityEvent(transaction, origin, { ...event, userId, byUserId: null });
  return true;
}

interface Rights {
  readonly isStaff: boolean;
  /** Also true without a key. */
  readonly hasKey: boolean;
  /** Null if the user was erased. */
  readonly userId: string | null;
  readonly requestId: string;
  readonly keyId: string | null;
  readonly procedure: string | undefined;
}

// The locks make changes of roles and keys wait for the step, so that nothing is applied after them.
const rightsSql = `
SELECT
  EXISTS (
    SELECT FROM (SELECT FROM user_roles WHERE user_id = imports.by_user_id AND role = 'staff' FOR KEY SHARE) role
  ) AS "isStaff",
  origin->>'keyId' IS NULL OR EXISTS (
    SELECT FROM (
      SELECT FROM api_keys WHERE id = (origin->>'keyId')::bigint
        AND (expires_at IS NULL OR expires_at > now() AT TIME ZONE 'UTC')
      FOR KEY SHARE
    ) key
  ) AS "hasKey",
  (SELECT id FROM users WHERE id = imports.by_user_id AND erased_at IS NULL FOR KEY SHARE) AS "userId",
  COALESCE(origin->>'requestId', '') AS "requestId", origin->>'keyId' AS "keyId", origin->>'procedure' AS procedure
FROM catalog_imports imports JOIN catalog_import_jobs ON import_id = imports.id
WHERE imports.id = $1`;
