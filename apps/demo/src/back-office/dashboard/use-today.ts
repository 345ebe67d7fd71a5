import { useEffect, useState } from 'react';
import { dateIn } from './period.ts';

/** Today's date in a time zone; updates after midnight. */
export function useToday(timeZone: string): string {
  const [today, setToday] = useState(() => dateIn(timeZone, new Date()));
  useEffect(() => {
    const timer = setInterval(() => setToday(dateIn(timeZone, new Date())), 30_000);
    return () => clearInterval(timer);
  }, [timeZone]);
  return today;
}
