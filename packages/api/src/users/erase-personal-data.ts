import {
  emailKey,
  erasedEmail,
  erasedName,
  erasedText,
  execute,
  type Transaction,
  type User,
} from '@order-store/db';
import { personalDetails } from '../platform/audit/personal-details.ts';

/**
 * Deletes or replaces all personal data of a locked user, whose orders are locked as well. ADR 63 lists what stays and
 * why; `npm run verify` checks the result.
 */
export async function erasePersonalData(
  transaction: Transaction,
  { id, email }: Pick<User, 'id' | 'email'>,
  keepOrderMetadata: readonly string[],
): Promise<void> {
  const run = (sql: string, ...values: unknown[]) => execute(transaction, sql, [id, ...values]);
  // The second factor takes its recovery codes along.
  for (const table of tables) await run(`DELETE FROM ${table} WHERE user_id = $1`);
  await run(`DELETE FROM text_conflicts WHERE table_name = 'users' AND row_id = $1`);
  await run(orderMetadataSql, keepOrderMetadata);
  await run(orderNotesSql, erasedText);
  await run(eventNotesSql, erasedText);
  await run(stockReasonsSql, erasedText);
  await run(paymentsSql);
  await run(importsSql, erasedText);
  // What others entered comes first: it is found by the addresses in the events of the user.
  await run(attemptsSql, erasedText, email);
  await run(requestsSql, erasedText, email);
  await run(linksSql, email);
  await run(unverifiedLinksSql, email);
  await run(auditSql, erasedText, JSON.stringify(personalDetails));
  await run(usersSql, erasedName, erasedEmail(id));
  // From now on, no deliveries are created from data that is not erased yet, and earlier deliveries are visible.
  await execute(transaction, 'SELECT FROM webhook_positions ORDER BY stream FOR UPDATE');
  await run(deliveriesByUserSql, `"by": ?\\{"id": ?"${id}"`, erasedName, erasedText);
  await run(deliveriesOfOrdersSql, erasedText);
  await run(deliveriesOfStockSql, erasedText);
}

const tables = [
  'user_credentials',
  'sessions',
  'api_keys',
  'user_totp',
  'sign_in_addresses',
  'password_resets',
  'email_verifications',
  'user_metadata',
  'user_roles',
  'idempotency_keys',
  'carts',
  'address_books',
  'user_notes',
];

const ofOrders = 'order_id IN (SELECT id FROM orders WHERE user_id = $1)';

const orderMetadataSql = `
WITH kept AS MATERIALIZED (
  SELECT order_id, (
    SELECT COALESCE(jsonb_object_agg(key, value), '{}') FROM jsonb_each(metadata) WHERE key = ANY ($2::text[])
  ) AS metadata
  FROM order_metadata WHERE ${ofOrders}
), changed AS (
  UPDATE order_metadata SET metadata = kept.metadata FROM kept
  WHERE order_metadata.order_id = kept.order_id AND kept.metadata <> '{}'
)
DELETE FROM order_metadata USING kept
WHERE order_metadata.order_id = kept.order_id AND kept.metadata = '{}'`;

const orderNotesSql = `UPDATE order_notes SET text = $2 WHERE ${ofOrders}`;

const eventNotesSql = `
UPDATE order_events
SET note = CASE WHEN note IS NOT NULL THEN $2::text END,
    customer_note = CASE WHEN customer_note IS NOT NULL THEN $2::text END
WHERE ${ofOrders} AND (note IS NOT NULL OR customer_note IS NOT NULL)`;

/** The note of a cancellation is the reason of its stock movements. */
const stockReasonsSql = `UPDATE stock_movements SET reason = $2 WHERE ${ofOrders} AND reason IS NOT NULL`;

const paymentsSql = `UPDATE payments SET metadata = '{}' WHERE ${ofOrders} AND metadata <> '{}'`;

/** Callers choose the ids of their requests. The idempotency key is a hash. */
const importsSql = `
UPDATE catalog_import_jobs SET origin = origin || jsonb_build_object('requestId', $2::text)
WHERE by_user_id = $1 AND jsonb_exists(origin, 'requestId')`;

/** The addresses that the user has had. */
const addresses = `
addresses AS MATERIALIZED (
  SELECT ${emailKey('$3::text')} AS address
  UNION
  SELECT ${emailKey('value')} FROM security_events CROSS JOIN LATERAL jsonb_each_text(details)
  WHERE user_id = $1 AND value LIKE '%@%'
)`;

/** Failed sign-ins with an address of the user while no account had it. */
const attemptsSql = `
WITH ${addresses}
UPDATE security_events
SET address = NULL, user_agent = NULL, request_id = $2, details = details || jsonb_build_object('email', $2::text)
WHERE user_id IS NULL AND kind IN ('sign-in-failed', 'sign-in-slowed')
  AND ${emailKey(`(details ->> 'email')`)} IN (SELECT addresses.address FROM addresses)`;

/** Other accounts that wanted an address of the user. */
const requestsSql = `
WITH ${addresses}
UPDATE security_events SET details = details || jsonb_build_object('to', $2::text)
WHERE user_id <> $1 AND kind = 'email-change-requested'
  AND ${emailKey(`(details ->> 'to')`)} IN (SELECT addresses.address FROM addresses)`;

const ofOthers = `user_id <> $1 AND ${emailKey('email_verifications.email')} = ${emailKey('$2::text')}`;

const linksSql = `DELETE FROM email_verifications WHERE verified AND ${ofOthers}`;

/** The row of an unverified account stays: without it, the account would count as verified. */
const unverifiedLinksSql = `
UPDATE email_verifications SET email = users.email, expires_at = now() AT TIME ZONE 'UTC'
FROM users WHERE users.id = user_id AND NOT verified AND ${ofOthers}`;

/**
 * An event that someone else caused keeps where that person called from, and one about someone else its details. Callers
 * choose the ids of their requests.
 */
const auditSql = `
UPDATE security_events
SET address = CASE WHEN COALESCE(by_user_id, $1) <> $1 THEN address END,
    user_agent = CASE WHEN COALESCE(by_user_id, $1) <> $1 THEN user_agent END,
    request_id = CASE WHEN COALESCE(by_user_id, $1) <> $1 THEN request_id ELSE $2 END,
    details = CASE WHEN user_id = $1 THEN details || (
      SELECT COALESCE(jsonb_object_agg(
        key, CASE jsonb_typeof(value) WHEN 'string' THEN to_jsonb($2::text) ELSE '{}' END), '{}')
      FROM jsonb_each(details) WHERE jsonb_exists($3::jsonb -> kind, key)
    ) ELSE details END
WHERE user_id = $1 OR by_user_id = $1`;

const usersSql = `
UPDATE users
SET name = $2, email = $3, erased_at = COALESCE(erased_at, now() AT TIME ZONE 'UTC'),
    updated_at = now() AT TIME ZONE 'UTC', version = version + 1
WHERE id = $1`;

/** A receiver's response may repeat the body. */
function responseOf(erased: string): string {
  return `response_excerpt = CASE WHEN response_excerpt IS NOT NULL THEN ${erased}::text END`;
}

/** What the user did to any order or stock. The pattern avoids reading every body as JSON. */
const deliveriesByUserSql = `
UPDATE webhook_deliveries
SET ${responseOf('$4')}, body = jsonb_set(body::jsonb, path, to_jsonb($3::text), false)::text
FROM (VALUES ('{data,event,by,name}'::text[]), ('{data,movement,by,name}')) AS paths (path)
WHERE body ~ $2 AND body::jsonb #>> array_append(path[1:3], 'id') = $1::text`;

const deliveriesOfOrdersSql = `
UPDATE webhook_deliveries
SET ${responseOf('$2')}, body = jsonb_set(jsonb_set(jsonb_set(
      body::jsonb,
      '{data,order,metadata}', '{}', false),
      '{data,event,note}', ${erasedUnlessNull('note')}, false),
      '{data,event,customerNote}', ${erasedUnlessNull('customerNote')}, false)::text
WHERE subject IN (SELECT 'order-' || id FROM orders WHERE user_id = $1)`;

const deliveriesOfStockSql = `
UPDATE webhook_deliveries
SET ${responseOf('$2')}, body = jsonb_set(body::jsonb, '{data,movement,reason}', to_jsonb($2::text), false)::text
WHERE body ~ '"reason": ?"' AND body::jsonb #>> '{data,movement,orderId}' IN (
  SELECT id::text FROM orders WHERE user_id = $1
)`;

function erasedUnlessNull(field: string): string {
  return `CASE WHEN body::jsonb #>> '{data,event,${field}}' IS NULL THEN 'null' ELSE to_jsonb($2::text) END`;
}
