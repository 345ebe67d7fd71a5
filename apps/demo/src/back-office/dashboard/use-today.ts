import { useEffect, useState } from 'react';
import { dayOf } from './period.ts';

/** The day that it is in a time zone, also after midnight. */
export function useToday(timeZone: string): string {
  const [today, setToday] = useState(() => dayOf(new Date(), timeZone));
  useEffect(() => {
    const look = setInterval(() => setToday(dayOf(new Date(), timeZone)), 30_000);
    return () => clearInterval(look);
  }, [timeZone]);
  return today;
}
