import {
  execute,
  query,
  runInSqlTransaction,
  type Database,
  type SqlTransaction,
} from '@order-store/db';
import { changeOf, orderEventsAfter, type OrderEventRow } from '../orders/index.ts';
import type { EventPosition, EventTable, Statement } from '../platform/events/event-log.ts';
import { stockChangeOf, stockMovementsAfter, type StockMovementRow } from '../products/index.ts';
import { orderMessage, stockMessage, type WebhookMessage } from './webhook-messages.ts';

/** What one turn of {@link feedDeliveries} brought. */
export interface Fed {
  /** Deliveries that there are more. */
  readonly created: number;
  /** Whether more has happened than one turn takes. */
  readonly more: boolean;
}

/**
 * Turns what has happened since the last time into deliveries, one for each webhook that wants it, some
 * hundred events in a turn. They are committed together with the position that was reached, so a crash
 * neither loses nor doubles any; and what was rolled back is never read. One process at a time, the others
 * leave it to that one.
 */
export async function feedDeliveries(database: Database): Promise<Fed> {
  const pages: Fed[] = [];
  for (const stream of streams)
    pages.push(await runInSqlTransaction(database, (transaction) => feedPage(transaction, stream)));
  return {
    created: pages.reduce((sum, { created }) => sum + created, 0),
    more: pages.some(({ more }) => more),
  };
}

interface Stream {
  readonly name: 'orders' | 'stock';
  readonly table: EventTable;
  read(transaction: SqlTransaction, after: EventPosition): Promise<Happened[]>;
}

interface Happened {
  readonly position: EventPosition;
  readonly message: WebhookMessage;
}

const pageSize = 500;

const streams: readonly Stream[] = [
  {
    name: 'orders',
    table: 'order_events',
    async read(transaction, after) {
      const rows = await query<OrderEventRow>(transaction, orderEventsAfter(after, pageSize));
      return rows
        .map(changeOf)
        .map((change) => ({ position: change.position, message: orderMessage(change) }));
    },
  },
  {
    name: 'stock',
    table: 'stock_movements',
    async read(transaction, after) {
      const rows = await query<StockMovementRow>(transaction, stockMovementsAfter(after, pageSize));
      return rows
        .map(stockChangeOf)
        .map((change) => ({ position: change.position, message: stockMessage(change) }));
    },
  },
];

interface Wanting {
  readonly id: string;
  readonly events: readonly string[] | null;
  readonly createdAt: string;
}

async function feedPage(transaction: SqlTransaction, stream: Stream): Promise<Fed> {
  const positions = await query<EventPosition>(transaction, {
    name: 'lock-webhook-position',
    text: `SELECT transaction_id::text AS "transactionId", event_id::text AS "eventId"
           FROM webhook_positions WHERE stream = $1 FOR UPDATE SKIP LOCKED`,
    values: [stream.name],
  });
  const [from] = positions;
  // Another process is at it.
  if (!from) return { created: 0, more: false };
  const webhooks = await query<Wanting>(transaction, {
    name: 'webhooks-to-feed',
    // Locked against being deleted before their deliveries are there.
    text: `SELECT id, events, created_at AS "createdAt" FROM webhooks
           WHERE disabled_at IS NULL FOR KEY SHARE`,
  });
  if (webhooks.length === 0) {
    await transaction.commitWith(moveToEnd(stream));
    return { created: 0, more: false };
  }
  const happened = await stream.read(transaction, from);
  const end = happened.at(-1)?.position;
  if (!end) return { created: 0, more: false };
  const deliveries = happened.flatMap(({ message }) =>
    webhooks
      .filter((webhook) => isWanted(message, webhook))
      .map(({ id }) => ({ webhookId: id, message })),
  );
  if (deliveries.length > 0) {
    await execute(transaction, {
      name: 'create-webhook-deliveries',
      text: createDeliveries,
      values: [
        deliveries.map(({ webhookId }) => webhookId),
        deliveries.map(({ message }) => message.id),
        deliveries.map(({ message }) => message.type),
        deliveries.map(({ message }) => message.subject),
        deliveries.map(({ message }) => message.body),
      ],
    });
  }
  await transaction.commitWith({
    name: 'move-webhook-position',
    text: `UPDATE webhook_positions SET transaction_id = $2::text::xid8, event_id = $3 WHERE stream = $1`,
    values: [stream.name, end.transactionId, end.eventId],
  });
  return { created: deliveries.length, more: happened.length === pageSize };
}

/** A webhook is told what happened since it was made. */
function isWanted(message: WebhookMessage, { events, createdAt }: Wanting): boolean {
  return message.at >= createdAt && (events === null || events.includes(message.type));
}

/** Nobody wants to know: whoever comes later begins with what happens then. */
function moveToEnd({ name, table }: Stream): Statement {
  return {
    name: `move-webhook-position-to-end-of-${name}`,
    text: `
      UPDATE webhook_positions SET transaction_id = last.transaction_id, event_id = last.id
      FROM (
        SELECT transaction_id, id FROM ${table}
        WHERE transaction_id < pg_snapshot_xmin(pg_current_snapshot())
        ORDER BY transaction_id DESC, id DESC LIMIT 1
      ) last
      WHERE stream = $1 AND (last.transaction_id, last.id) > (webhook_positions.transaction_id, event_id)`,
    values: [name],
  };
}

const createDeliveries = `
INSERT INTO webhook_deliveries (webhook_id, message_id, type, subject, body)
SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[])`;
