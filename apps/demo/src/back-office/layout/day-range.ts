/** A range of days in the time zone of the browser, such as `2026-11-23`, both included. */
export interface DayRange {
  from?: string | undefined;
  to?: string | undefined;
}

/** The instants at which the range begins and ends. */
export function instantsOf({ from, to }: DayRange): DayRange {
  return {
    from: from && new Date(`${from}T00:00:00`).toISOString(),
    to: to && new Date(`${to}T24:00:00`).toISOString(),
  };
}
