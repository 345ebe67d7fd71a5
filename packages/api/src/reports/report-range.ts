import { query, sqlStateOf, type Database, type Transaction } from '@order-store/db';
import { DomainError } from '../shared/domain-error.ts';

/** The time that a report is about, as asked for; see `Moment` of the schemas. */
export interface AskedRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly timeZone: string;
}

/** What every query of a report gets: the time in UTC, and up to which event the sales are added up. */
export interface ReportRange {
  readonly from: string;
  readonly to: string;
  readonly transactionId: string;
  readonly eventId: string;
}

/**
 * Runs a report's queries on one snapshot, so that the added-up sales and the events after them fit together.
 * VALIDATION_FAILED when `from` is after `to`, or PostgreSQL does not know the time zone.
 */
export async function inReport<T>(
  { knex }: Database,
  asked: AskedRange,
  report: (transaction: Transaction, range: ReportRange) => Promise<T>,
): Promise<T> {
  return knex.transaction(
    async (transaction) => report(transaction, await readRange(transaction, asked)),
    { isolationLevel: 'repeatable read', readOnly: true },
  );
}

async function readRange(transaction: Transaction, asked: AskedRange): Promise<ReportRange> {
  const { from = null, to = null, timeZone } = asked;
  const [range] = await query<ReportRange & { backwards: boolean }>(transaction, sql, [
    from,
    to,
    timeZone,
  ]).catch((error: unknown) => {
    if (sqlStateOf(error) !== '22023') throw error;
    throw invalid('timeZone', 'is not known to the database', error);
  });
  if (!range) throw new Error('The table sales_figures_until is empty');
  if (range.backwards) throw invalid('from', 'must not be after to');
  return range;
}

export function invalid(field: string, problem: string, cause?: unknown): DomainError {
  return new DomainError(
    'VALIDATION_FAILED',
    `${field}: ${problem}`,
    { [field]: [problem] },
    cause,
  );
}

/** A day begins at its first moment in the zone, also where a clock change takes midnight away. */
const utc = (text: string, days: number) => `
  CASE WHEN ${text} LIKE '%T%' THEN (${text})::timestamptz
       ELSE (left(${text}, 10)::date + ${days})::timestamp AT TIME ZONE $3 END AT TIME ZONE 'UTC'`;

const sql = `
WITH asked AS (
  SELECT COALESCE(${utc('$1::text', 0)}, '-infinity') AS begins, COALESCE(${utc('$2::text', 1)}, 'infinity') AS ends
)
SELECT begins::text AS "from", ends::text AS "to", begins > ends AS backwards,
       transaction_id::text AS "transactionId", event_id::text AS "eventId"
FROM asked, sales_figures_until`;
