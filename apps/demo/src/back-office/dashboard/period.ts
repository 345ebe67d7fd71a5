/** The selectable periods, in days up to today. */
export const presetDays = [7, 30, 90] as const;
type PresetDays = (typeof presetDays)[number];

/** The selectable periods of the calendar. */
export const calendarPeriods = ['today', 'yesterday', 'last-month', 'this-year'] as const;
type CalendarPeriod = (typeof calendarPeriods)[number];

/** The period shown, kept in the URL: the last days (30 by default), one of the calendar, or a custom range. */
export interface PeriodSearch {
  days?: PresetDays;
  period?: CalendarPeriod;
  /** `2026-11-23`; set together with `to`. */
  from?: string;
  to?: string;
  /** Without the orders of flash sales. */
  realOnly?: true;
}

/** A range of whole days, both ends included. */
export interface DateRange {
  /** `2026-11-23` */
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

/** A range and the one that it is compared with. */
export interface ComparedRange extends DateRange {
  readonly previous: DateRange;
  /** Such as `previous 30 days`. */
  readonly previousName: string;
}

/** The longest range: the bars of more days would be too thin to read. */
export const maxDays = 366;

/** Parses the search parameters; ignores invalid ones. */
export function parsePeriod(search: Record<string, unknown>): PeriodSearch {
  return { ...parseDates(search), ...(search['realOnly'] === true ? { realOnly: true } : {}) };
}

function parseDates(search: Record<string, unknown>): PeriodSearch {
  const from = parseDate(search['from']);
  const to = parseDate(search['to']);
  if (from !== undefined && to !== undefined && from <= to && daysBetween(from, to) <= maxDays) {
    return { from, to };
  }
  const period = calendarPeriods.find((known) => known === search['period']);
  if (period !== undefined) return { period };
  const days = presetDays.find((preset) => preset === search['days']);
  return days === undefined || days === 30 ? {} : { days };
}

/** Resolves a period to dates, ending today at the latest. */
export function toDateRange(
  { days = 30, period, from, to }: PeriodSearch,
  today: string,
): ComparedRange {
  if (period !== undefined) return calendarRanges[period](today);
  if (from === undefined || to === undefined) return comparedWithBefore(rangeEnding(today, days));
  const last = to < today ? to : today;
  return comparedWithBefore(from <= last ? rangeOf(from, last) : rangeEnding(today, 1));
}

const calendarRanges: Readonly<Record<CalendarPeriod, (today: string) => ComparedRange>> = {
  today: (today) => comparedWithBefore(rangeEnding(today, 1)),
  yesterday: (today) => comparedWithBefore(rangeEnding(addDays(today, -1), 1)),
  'last-month': (today) => {
    const month = monthBefore(today);
    return { ...month, previous: monthBefore(month.from), previousName: 'previous month' };
  },
  'this-year': (today) => {
    const year = Number(today.slice(0, 4));
    const sameDay = parseDate(`${year - 1}${today.slice(4)}`) ?? `${year - 1}-02-28`;
    return {
      ...rangeOf(`${year}-01-01`, today),
      previous: rangeOf(`${year - 1}-01-01`, sameDay),
      previousName: 'same period last year',
    };
  },
};

/** Compares a range with the one of equal length directly before. */
function comparedWithBefore(range: DateRange): ComparedRange {
  const { from, days } = range;
  return {
    ...range,
    previous: rangeEnding(addDays(from, -1), days),
    previousName: days === 1 ? 'previous day' : `previous ${days} days`,
  };
}

/** The last calendar month before the month of a date. */
function monthBefore(date: string): DateRange {
  const last = addDays(`${date.slice(0, 7)}-01`, -1);
  return rangeOf(`${last.slice(0, 7)}-01`, last);
}

function rangeOf(from: string, to: string): DateRange {
  return { from, to, days: daysBetween(from, to) };
}

/** The calendar date of a point in time in a time zone, such as `2026-11-23`. */
export function dateIn(timeZone: string, time: Date): string {
  // The Swedish format is ISO 8601.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(time);
}

function rangeEnding(to: string, days: number): DateRange {
  return { from: addDays(to, 1 - days), to, days };
}

/** The number of days from one date to another, both included. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs + 1;
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

/** Parses a date such as `2026-11-23`; undefined if invalid. */
export function parseDate(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^(19|20)\d\d-\d\d-\d\d$/.test(value)) return undefined;
  const at = Date.parse(value);
  // Some engines parse February 30 as March 2.
  return !Number.isNaN(at) && addDays(value, 0) === value ? value : undefined;
}

const dayMs = 86_400_000;
