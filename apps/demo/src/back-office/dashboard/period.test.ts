import { describe, expect, test } from 'vitest';
import { dateIn, parsePeriod, toDateRange } from './period.ts';

describe('search parameters', () => {
  test.each([
    [{}, {}],
    [{ days: 7 }, { days: 7 }],
    [{ days: 30 }, {}],
    [{ days: 8 }, {}],
    [{ period: 'last-month' }, { period: 'last-month' }],
    [{ period: 'today', days: 7 }, { period: 'today' }],
    [
      { days: 7, realOnly: true },
      { days: 7, realOnly: true },
    ],
    [{ realOnly: 'yes' }, {}],
    [{ period: 'tomorrow', days: 7 }, { days: 7 }],
    [
      { from: '2026-11-01', to: '2026-11-15', days: 7 },
      { from: '2026-11-01', to: '2026-11-15' },
    ],
    [{ from: '2026-11-15', to: '2026-11-01' }, {}],
    [{ from: '2026-11-15' }, {}],
    [{ from: '2026-02-30', to: '2026-03-02' }, {}],
    [{ from: '2024-01-01', to: '2026-01-01', days: 90 }, { days: 90 }],
    [{ from: 20_261_101, to: null }, {}],
  ])('parses %j as %j', (search, period) => {
    expect(parsePeriod(search)).toEqual(period);
  });
});

describe('date range', () => {
  test('ends today, and the previous range ends the day before it starts', () => {
    const range = toDateRange({}, '2026-11-23');
    expect(range).toEqual({
      from: '2026-10-25',
      to: '2026-11-23',
      days: 30,
      previous: { from: '2026-09-25', to: '2026-10-24', days: 30 },
      previousName: 'previous 30 days',
    });
  });

  test('does not extend into the future', () => {
    expect(toDateRange({ from: '2026-11-20', to: '2026-12-24' }, '2026-11-23')).toMatchObject({
      from: '2026-11-20',
      to: '2026-11-23',
      days: 4,
    });
    expect(toDateRange({ from: '2027-01-01', to: '2027-01-31' }, '2026-11-23').to).toBe(
      '2026-11-23',
    );
  });

  test('keeps its length across daylight saving changes and leap days', () => {
    expect(toDateRange({ from: '2028-02-28', to: '2028-03-01' }, '2028-05-01').days).toBe(3);
    expect(toDateRange({ days: 7 }, '2026-10-28').previous).toEqual({
      from: '2026-10-15',
      to: '2026-10-21',
      days: 7,
    });
  });

  test.each([
    ['today', '2026-11-23', '2026-11-23', '2026-11-22', '2026-11-22'],
    ['yesterday', '2026-11-22', '2026-11-22', '2026-11-21', '2026-11-21'],
    ['last-month', '2026-10-01', '2026-10-31', '2026-09-01', '2026-09-30'],
    ['this-year', '2026-01-01', '2026-11-23', '2025-01-01', '2025-11-23'],
  ] as const)('of %s is %s to %s, compared with %s to %s', (period, from, to, before, until) => {
    expect(toDateRange({ period }, '2026-11-23')).toMatchObject({
      from,
      to,
      previous: { from: before, to: until },
    });
  });

  test('of last month and this year at the turn of the year and on a leap day', () => {
    expect(toDateRange({ period: 'last-month' }, '2027-01-31')).toMatchObject({
      from: '2026-12-01',
      days: 31,
      previous: { from: '2026-11-01', days: 30 },
      previousName: 'previous month',
    });
    expect(toDateRange({ period: 'this-year' }, '2028-02-29')).toMatchObject({
      days: 60,
      previous: { from: '2027-01-01', to: '2027-02-28', days: 59 },
    });
  });

  test('dates depend on the time zone', () => {
    const time = new Date('2026-11-23T23:30:00Z');
    expect(dateIn('Europe/London', time)).toBe('2026-11-23');
    expect(dateIn('Europe/Berlin', time)).toBe('2026-11-24');
    expect(dateIn('America/New_York', time)).toBe('2026-11-23');
  });
});
