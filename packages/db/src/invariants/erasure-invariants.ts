import { erasedEmail, erasedName, erasedText } from '../models/erased-user.ts';

/** The tables that must have no row of an erased user; see `verify-invariants.ts`. */
const emptied = [
  'user_credentials',
  'user_roles',
  'user_metadata',
  'user_totp',
  'sessions',
  'api_keys',
  'sign_in_addresses',
  'password_resets',
  'email_verifications',
  'idempotency_keys',
  'carts',
  'address_books',
  'user_notes',
];

const rowsLeft = emptied.map(
  (table) => `SELECT user_id, '${table} has a row of the user' AS problem FROM ${table}`,
);

/** Texts and metadata of the user's orders. What staff add after the erasure is not checked. */
const ofOrders = [
  `SELECT user_id, format('note %s of order %s is not erased', notes.id, order_id)
   FROM order_notes notes JOIN erased_orders orders ON orders.id = order_id
   WHERE text <> '${erasedText}' AND notes.created_at < erased_at`,
  `SELECT user_id, format('a note of event %s of order %s is not erased', events.id, order_id)
   FROM order_events events JOIN erased_orders orders ON orders.id = order_id
   WHERE (note <> '${erasedText}' OR customer_note <> '${erasedText}')
     AND (events.created_at < erased_at OR by_user_id = user_id)`,
  `SELECT user_id, format('the reason of stock movement %s is not erased', movements.id)
   FROM stock_movements movements JOIN erased_orders orders ON orders.id = order_id
   WHERE reason <> '${erasedText}' AND (movements.created_at < erased_at OR by_user_id = user_id)`,
  `SELECT user_id, format('payment %s has metadata', payments.id)
   FROM payments JOIN erased_orders orders ON orders.id = order_id
   WHERE metadata <> '{}' AND payments.created_at < erased_at`,
  `SELECT user_id, format('metadata of order %s has the key %s', order_id, key)
   FROM order_metadata JOIN erased_orders orders ON orders.id = order_id CROSS JOIN jsonb_object_keys(metadata) AS key
   WHERE EXISTS (SELECT FROM security_events erasures WHERE erasures.user_id = orders.user_id AND kind = 'user-erased')
     AND NOT EXISTS (
       SELECT FROM security_events changes WHERE changes.user_id = orders.user_id
         AND (kind = 'user-erased' AND jsonb_exists(details -> 'keptOrderMetadata', key)
              OR kind = 'order-metadata-updated' AND details ->> 'orderId' = order_id::text
                 AND at >= erased_at AND jsonb_exists(details -> 'metadataKeys', key))
     )`,
];

const deliveries = [
  `SELECT user_id, format('webhook delivery %s has metadata or a note', deliveries.id)
   FROM webhook_deliveries deliveries JOIN erased_orders orders ON subject = format('order-%s', orders.id)
   WHERE deliveries.created_at < erased_at
     AND (body::jsonb #> '{data,order,metadata}' <> '{}'
          OR body::jsonb #>> '{data,event,note}' <> '${erasedText}'
          OR body::jsonb #>> '{data,event,customerNote}' <> '${erasedText}')`,
  `SELECT user_id, format('webhook delivery %s has the reason of a cancellation', deliveries.id)
   FROM webhook_deliveries deliveries
   JOIN erased_orders orders ON body::jsonb #>> '{data,movement,orderId}' = orders.id::text
   WHERE deliveries.created_at < erased_at AND body::jsonb #>> '{data,movement,reason}' <> '${erasedText}'`,
  ...['event', 'movement'].map(
    (part) =>
      `SELECT erased.id, format('webhook delivery %s has the name', deliveries.id)
       FROM webhook_deliveries deliveries JOIN erased ON body::jsonb #>> '{data,${part},by,id}' = erased.id::text
       WHERE body::jsonb #>> '{data,${part},by,name}' <> '${erasedName}'`,
  ),
];

/** Names and addresses in events about the user, and where the user called from. */
const audit = [
  `SELECT by_user_id, format('audit event %s has an address or a user agent', id) FROM security_events
   WHERE address IS NOT NULL OR user_agent IS NOT NULL`,
  `SELECT user_id, format('audit event %s has an e-mail address', id) FROM security_events
   WHERE user_id IS NOT NULL AND details::text LIKE '%@%'`,
  `SELECT user_id, format('audit event %s has a name', id) FROM security_events
   WHERE kind = 'user-updated' AND (details -> 'from' <> '{}' OR details -> 'to' <> '{}')
     OR kind IN ('key-created', 'key-revoked') AND details ->> 'name' <> '${erasedText}'`,
];

/** Callers choose the ids of their requests. */
const imports = `
SELECT by_user_id AS user_id, format('import %s has the id of a request', import_id) FROM catalog_import_jobs
WHERE origin ->> 'requestId' <> '${erasedText}'`;

const problems = [
  `SELECT id AS user_id, 'name or e-mail address is not a placeholder' AS problem FROM users
   WHERE erased_at IS NOT NULL AND (name, email) <> ('${erasedName}', format('${erasedEmail('%s')}', id))`,
  `SELECT user_id, 'user_search has the name or the e-mail address' FROM user_search JOIN users ON users.id = user_id
   WHERE text <> search_fold(concat_ws(chr(10), name, email, ''))`,
  `SELECT row_id, 'text_conflicts has an e-mail address' FROM text_conflicts WHERE table_name = 'users'`,
  ...rowsLeft,
  ...audit,
  ...ofOrders,
  ...deliveries,
  imports,
];

export const erasureInvariants = [
  {
    name: 'nothing personal is left of an erased user',
    sql: `
      WITH erased AS MATERIALIZED (
        SELECT id, erased_at FROM users WHERE erased_at IS NOT NULL
      ), erased_orders AS MATERIALIZED (
        SELECT orders.id, user_id, erased_at FROM orders JOIN erased ON erased.id = user_id
      ), problems AS (
        ${problems.join('\n UNION ALL ')}
      )
      SELECT format('user %s', erased.id) AS row, problem,
             format('erase the user again: users.erase with the id %s', erased.id) AS fix
      FROM problems JOIN erased ON erased.id = problems.user_id
      ORDER BY erased.id, problem`,
  },
];
