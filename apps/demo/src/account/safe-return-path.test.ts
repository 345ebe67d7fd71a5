import { expect, test } from 'vitest';
import { safeReturnPath } from './safe-return-path.ts';

test('leads back to paths of this site only', () => {
  for (const path of ['/', '/orders/7?tab=1#items', '/back-office/orders?search=%2F%2F'])
    expect(safeReturnPath(path)).toBe(path);
  for (const back of [
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    String.raw`/\evil.example`,
    '/\t/evil.example',
    '/\n/evil.example',
    `/\t\\evil.example`,
    'javascript:alert(1)',
    'orders',
  ])
    expect(safeReturnPath(back)).toBe('/');
  expect(safeReturnPath('/./../orders')).toBe('/orders');
  expect(safeReturnPath('/.//evil.example')).not.toMatch(/^\/[/\\]/);
});
