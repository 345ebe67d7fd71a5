import { expect, test } from 'vitest';
import { usableTimeZone } from './usable-time-zone.ts';

// Failure case 51: docs/failure-cases.md
test.for([undefined, '', 'undefined', 'Etc/Unknown', 'Mars/Olympus_Mons', 'CET', 'UTC'])(
  'the time zone %s is replaced by UTC',
  (timeZone) => {
    expect(usableTimeZone(timeZone)).toBe('UTC');
  },
);

test('a known time zone stays', () => {
  for (const timeZone of ['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/UTC'])
    expect(usableTimeZone(timeZone)).toBe(timeZone);
});
