import { execute, type Transaction } from '@order-store/db';
import { recordStaffChange, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';

/** Records that an import begins to change products, in the transaction of its first change. */
export async function auditImport(
  transaction: Transaction,
  origin: Origin,
  actor: Actor,
  details: { readonly importId: string; readonly mode: string },
): Promise<void> {
  await recordStaffChange(transaction, origin, actor, {
    kind: 'catalog-imported',
    userId: null,
    details,
  });
}

/**
 * Records the prices that the rows up to a line are about to change, a hundred in an event, so that no event becomes too
 * large to list. Names and stock have histories of their own.
 */
export async function auditPrices(
  transaction: Transaction,
  { requestId, keyId, procedure }: Origin,
  actor: Actor,
  { id, upTo }: { readonly id: string; readonly upTo: number },
): Promise<void> {
  await execute(transaction, pricesSql, [
    id,
    upTo,
    actor.id,
    requestId,
    keyId ?? null,
    procedure ?? null,
  ]);
}

const pricesSql = `
WITH changes AS (
  SELECT sku, products.price AS old_price, rows.price AS new_price,
         (row_number() OVER (ORDER BY rows.line) - 1) / 100 AS part
  FROM catalog_import_rows rows JOIN products USING (sku)
  WHERE import_id = $1 AND rows.line <= $2 AND rows.price <> products.price AND NOT EXISTS (
    SELECT FROM catalog_import_problems problems
    WHERE problems.import_id = rows.import_id AND problems.line = rows.line
  )
)
INSERT INTO security_events (at, kind, by_user_id, request_id, key_id, procedure, details)
SELECT statement_timestamp() AT TIME ZONE 'UTC', 'prices-imported', $3::bigint, $4::text, $5::bigint, $6::text,
       jsonb_build_object(
         'importId', $1::text,
         'from', jsonb_object_agg(sku, old_price::text), 'to', jsonb_object_agg(sku, new_price::numeric(10, 2)::text)
       )
FROM changes GROUP BY part`;
