import { query, sqlStateOf, type Database, type Transaction } from '@order-store/db';
import { DomainError } from '../shared/domain-error.ts';
import type { JsonObject } from '../shared/json-object.ts';

/** The range of a report as requested; see `Moment` in the schemas. */
export interface RangeInput {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly timeZone: string;
  readonly excludeMetadata?: JsonObject | undefined;
}

/** The range in UTC and the event up to which sales are rolled up. */
export interface ReportRange {
  readonly from: string;
  readonly to: string;
  readonly transactionId: string;
  readonly eventId: string;
  /** As JSON: orders whose metadata contains these values are left out. Null: none. */
  readonly excludeMetadata: string | null;
}

/**
 * Runs a report's queries on one snapshot, so that rolled-up sales and later events are consistent. Throws
 * VALIDATION_FAILED if `from` is after `to` or PostgreSQL does not know the time zone.
 */
export async function inReport<T>(
  { knex }: Database,
  asked: RangeInput,
  report: (transaction: Transaction, range: ReportRange) => Promise<T>,
): Promise<T> {
  return knex.transaction(
    async (transaction) => report(transaction, await readRange(transaction, asked)),
    { isolationLevel: 'repeatable read', readOnly: true },
  );
}

async function readRange(transaction: Transaction, asked: RangeInput): Promise<ReportRange> {
  const { from = null, to = null, timeZone, excludeMetadata = {} } = asked;
  const [range] = await query<RangeRow>(transaction, sql, [from, to, timeZone]).catch(
    (error: unknown) => {
      if (sqlStateOf(error) !== '22023') throw error;
      throw invalid('timeZone', 'is not known to the database', error);
    },
  );
  if (!range) throw new Error('Table sales_figures_until is empty');
  if (range.backwards) throw invalid('from', 'must not be after to');
  const excludes = Object.keys(excludeMetadata).length > 0;
  return { ...range, excludeMetadata: excludes ? JSON.stringify(excludeMetadata) : null };
}

interface RangeRow extends Omit<ReportRange, 'excludeMetadata'> {
  readonly backwards: boolean;
}

export function invalid(field: string, problem: string, cause?: unknown): DomainError {
  return new DomainError(
    'VALIDATION_FAILED',
    `${field}: ${problem}`,
    { [field]: [problem] },
    cause,
  );
}

/** A day starts at its first existing instant in the zone: a clock change may skip midnight. */
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
