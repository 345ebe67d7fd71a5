import {
  execute,
  query,
  runInSqlTransaction,
  type Database,
  type SqlTransaction,
} from '@order-store/db';
import { eventStreams, type EventStream } from '../events/index.ts';
import type { EventPosition, Statement } from '../platform/events/event-log.ts';
import { messageOf, type WebhookMessage } from './webhook-messages.ts';

/** The result of one run of {@link feedDeliveries}. */
interface FeedResult {
  /** Number of deliveries created. */
  readonly created: number;
  /** Whether more events are waiting. */
  readonly more: boolean;
}

/**
 * Creates deliveries for new events, one per subscribed webhook, a few hundred events per run. Deliveries and the
 * new position commit together, so a crash neither loses nor duplicates any. One process runs at a time; the others
 * return.
 */
export async function feedDeliveries(database: Database): Promise<FeedResult> {
  const pages: FeedResult[] = [];
  for (const stream of eventStreams)
    pages.push(await runInSqlTransaction(database, (transaction) => feedPage(transaction, stream)));
  return {
    created: pages.reduce((sum, { created }) => sum + created, 0),
    more: pages.some(({ more }) => more),
  };
}

/** The most events of a run. */
const pageSize = 500;
/** The approximate maximum of deliveries in a run: a transaction with millions would exceed its time limit each time. */
const maxDeliveries = 5000;

interface Wanting {
  readonly id: string;
  readonly events: readonly string[] | null;
  readonly createdAt: string;
}

async function feedPage(transaction: SqlTransaction, stream: EventStream): Promise<FeedResult> {
  const positions = await query<EventPosition & { readonly isAhead: boolean }>(transaction, {
    name: `lock-webhook-position-of-${stream.name}`,
    text: `SELECT transaction_id::text AS "transactionId", event_id::text AS "eventId",
             transaction_id >= pg_snapshot_xmax(pg_current_snapshot()) AND NOT EXISTS (
               SELECT FROM ${stream.table}
               WHERE transaction_id >= pg_snapshot_xmax(pg_current_snapshot())
             ) AS "isAhead"
           FROM webhook_positions WHERE stream = $1 FOR UPDATE SKIP LOCKED`,
    values: [stream.name],
  });
  const [from] = positions;
  // Another process holds the lock.
  if (!from) return { created: 0, more: false };
  const webhooks = await query<Wanting>(transaction, {
    name: 'webhooks-to-feed',
    // Locks the webhooks, so that none is deleted before its deliveries are inserted.
    text: `SELECT id, events, created_at AS "createdAt" FROM webhooks
           WHERE disabled_at IS NULL FOR KEY SHARE`,
  });
  // A position from another server, ahead of this one's transactions, would skip all events until they catch up.
  // If events are ahead too, the next start renumbers both.
  if (webhooks.length === 0 || from.isAhead) {
    await transaction.commitWith(moveToEnd(stream));
    return { created: 0, more: false };
  }
  const limit = Math.max(1, Math.min(pageSize, Math.floor(maxDeliveries / webhooks.length)));
  const happened = await stream.read(transaction, from, limit);
  const end = happened.at(-1)?.position;
  if (!end) return { created: 0, more: false };
  const messages = happened.map(({ event }) => messageOf(event));
  const deliveries = messages.flatMap((message, index) =>
    webhooks
      .filter((webhook) => isWanted(message, webhook))
      .map(({ id }) => ({ webhookId: id, place: index + 1 })),
  );
  if (deliveries.length > 0) {
    await execute(transaction, {
      name: 'create-webhook-deliveries',
      text: createDeliveries,
      values: [
        deliveries.map(({ webhookId }) => webhookId),
        deliveries.map(({ place }) => place),
        messages.map(({ id }) => id),
        messages.map(({ type }) => type),
        messages.map(({ subject }) => subject),
        messages.map(({ body }) => body),
      ],
    });
  }
  await transaction.commitWith({
    name: 'move-webhook-position',
    text: `UPDATE webhook_positions SET transaction_id = $2::text::xid8, event_id = $3 WHERE stream = $1`,
    values: [stream.name, end.transactionId, end.eventId],
  });
  return { created: deliveries.length, more: happened.length === limit };
}

/** A webhook receives events that happen after its creation. */
function isWanted(message: WebhookMessage, { events, createdAt }: Wanting): boolean {
  return message.at >= createdAt && (events === null || events.includes(message.type));
}

/** Without webhooks the position moves to the end, so that a new webhook starts with new events. */
function moveToEnd({ name, table }: EventStream): Statement {
  return {
    name: `move-webhook-position-to-end-of-${name}`,
    text: `
      UPDATE webhook_positions SET transaction_id = last.transaction_id, event_id = last.id
      FROM (
        (SELECT transaction_id, id FROM ${table}
         WHERE transaction_id < pg_snapshot_xmin(pg_current_snapshot())
         ORDER BY transaction_id DESC, id DESC LIMIT 1)
        UNION ALL SELECT '0'::xid8, 0 LIMIT 1
      ) last
      WHERE stream = $1 AND (last.transaction_id, last.id) <> (webhook_positions.transaction_id, event_id)`,
    values: [name],
  };
}

// Each body is sent once, and not once for each webhook: 500 events with 16 kB of metadata for 100 webhooks are 800 MB.
const createDeliveries = `
INSERT INTO webhook_deliveries (webhook_id, message_id, type, subject, body)
SELECT webhook_id, ($3::text[])[place], ($4::text[])[place], ($5::text[])[place], ($6::text[])[place]
FROM unnest($1::bigint[], $2::int[]) AS wanted (webhook_id, place)`;
