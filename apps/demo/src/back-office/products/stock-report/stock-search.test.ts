import { expect, test } from 'vitest';
import { parseStockSearch, rangeOf } from './stock-search.ts';

test('the range is yesterday unless one is chosen, and begins at the midnight before its end', () => {
  const today = '2026-03-01';
  expect(rangeOf({}, today)).toEqual({ from: '2026-02-28T00:00', to: '2026-03-01T00:00' });
  expect(rangeOf({ to: '2026-01-01T00:00' }, today)).toEqual({
    from: '2025-12-31T00:00',
    to: '2026-01-01T00:00',
  });
  expect(rangeOf({ to: '2026-02-11T17:30' }, today).from).toBe('2026-02-11T00:00');
  expect(rangeOf({ from: '2026-02-03T08:00' }, today)).toEqual({
    from: '2026-02-03T08:00',
    to: '2026-03-01T00:00',
  });
});

test('invalid parameters of the URL are ignored', () => {
  const none = { from: undefined, to: undefined, q: undefined, sort: undefined };
  expect(
    parseStockSearch({ from: '2026-02-41T00:00', to: '2026-02-01', q: '', sort: 'price' }),
  ).toEqual(none);
  const valid = { from: '2026-02-01T00:00', to: '2026-02-02T12:30', q: 'mug', sort: 'name' };
  expect(parseStockSearch(valid)).toEqual(valid);
  expect(parseStockSearch({ q: 42 }).q).toBe('42');
});
