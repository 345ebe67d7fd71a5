import { describe, expect, test } from 'vitest';
import { dayOf, readPeriod, spanBefore, spanOf } from './period.ts';

describe('the address', () => {
  test.each([
    [{}, {}],
    [{ days: 7 }, { days: 7 }],
    [{ days: 30 }, {}],
    [{ days: 8 }, {}],
    [
      { from: '2026-11-01', to: '2026-11-15', days: 7 },
      { from: '2026-11-01', to: '2026-11-15' },
    ],
    [{ from: '2026-11-15', to: '2026-11-01' }, {}],
    [{ from: '2026-11-15' }, {}],
    [{ from: '2026-02-30', to: '2026-03-02' }, {}],
    [{ from: '2024-01-01', to: '2026-01-01', days: 90 }, { days: 90 }],
    [{ from: 20_261_101, to: null }, {}],
  ])('%j is read as %j', (search, period) => {
    expect(readPeriod(search)).toEqual(period);
  });
});

describe('the days', () => {
  test('end today, and those before end where they begin', () => {
    const span = spanOf({}, '2026-11-23');
    expect(span).toEqual({ from: '2026-10-25', to: '2026-11-23', days: 30 });
    expect(spanBefore(span)).toEqual({ from: '2026-09-25', to: '2026-10-24', days: 30 });
  });

  test('do not reach into the future', () => {
    expect(spanOf({ from: '2026-11-20', to: '2026-12-24' }, '2026-11-23')).toEqual({
      from: '2026-11-20',
      to: '2026-11-23',
      days: 4,
    });
    expect(spanOf({ from: '2027-01-01', to: '2027-01-31' }, '2026-11-23').to).toBe('2026-11-23');
  });

  test('keep their number over a change of the clocks and a leap day', () => {
    expect(spanOf({ from: '2028-02-28', to: '2028-03-01' }, '2028-05-01').days).toBe(3);
    expect(spanBefore(spanOf({ days: 7 }, '2026-10-28'))).toEqual({
      from: '2026-10-15',
      to: '2026-10-21',
      days: 7,
    });
  });

  test('are those of the time zone', () => {
    const moment = new Date('2026-11-23T23:30:00Z');
    expect(dayOf(moment, 'Europe/London')).toBe('2026-11-23');
    expect(dayOf(moment, 'Europe/Berlin')).toBe('2026-11-24');
    expect(dayOf(moment, 'America/New_York')).toBe('2026-11-23');
  });
});
