/** A time zone with a region name, which the store accepts; otherwise UTC. Browsers may report `Etc/Unknown` or none. */
export function usableTimeZone(timeZone: string | undefined): string {
  if (timeZone?.includes('/') !== true) return 'UTC';
  try {
    // Throws if the time zone is unknown.
    new Intl.DateTimeFormat('en', { timeZone }).format();
    return timeZone;
  } catch {
    return 'UTC';
  }
}
