/** The range and the products of the stock report, kept in the URL. */
export interface StockSearch {
  /** Such as `2026-11-23T08:30`, in the time zone of the browser. Default: the beginning of the day before `to`. */
  from?: string | undefined;
  /** Default: the end of yesterday. */
  to?: string | undefined;
  /** A part of the name, SKU or description. */
  q?: string | undefined;
  /** Default: by SKU. */
  sort?: 'name' | undefined;
}

/** A complete range, in the time zone of the browser. */
export interface TimeRange {
  readonly from: string;
  readonly to: string;
}

/** Parses the search parameters; invalid ones become undefined. */
export function parseStockSearch({ from, to, q, sort }: Record<string, unknown>): StockSearch {
  return {
    from: parseLocalTime(from),
    to: parseLocalTime(to),
    // The router parses digits as a number.
    q:
      (typeof q === 'string' && q !== '') || typeof q === 'number'
        ? String(q).slice(0, 100)
        : undefined,
    sort: sort === 'name' ? sort : undefined,
  };
}

/** A time without its zone, such as `2026-11-23T08:30`; undefined if invalid. */
export function parseLocalTime(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^(19|20)\d\d-\d\d-\d\dT\d\d:\d\d$/.test(value))
    return undefined;
  return Number.isNaN(new Date(value).getTime()) ? undefined : value;
}

/** The range with its defaults: `to` is the end of yesterday, and `from` the midnight before `to`. */
export function rangeOf({ from, to }: StockSearch, today: string): TimeRange {
  const end = to ?? `${today}T00:00`;
  return { from: from ?? midnightBefore(end), to: end };
}

function midnightBefore(localTime: string): string {
  const [day = '', time] = localTime.split('T');
  if (time !== '00:00') return `${day}T00:00`;
  return `${new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)}T00:00`;
}

/** The URL of the CSV export of the report. */
export function stockExportUrl(filter: StockFilter): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(filter))
    if (value !== undefined) parameters.set(name, value);
  return `/exports/stock.csv?${parameters}`;
}

export type StockFilter = ReturnType<typeof toStockFilter>;

/** Converts the search to the input of `reports.stock`. */
export function toStockFilter({ q, sort }: StockSearch, { from, to }: TimeRange) {
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    search: q,
    sort: sort ?? ('sku' as const),
  };
}
