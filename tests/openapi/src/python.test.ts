import { execFile, execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startTestApi } from '@order-store/api/testing';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../../examples/python/order.py', import.meta.url));

test('a Python script signs up, orders once, pages and reads an error', async ({ skip }) => {
  skip(!hasPython(), 'python3 is not installed');
  await using api = await startTestApi();
  const { sku, price } = await api.store.product({ stockQuantity: 9 });
  const { stdout } = await promisify(execFile)('python3', [script, api.url, sku]);
  expect(stdout.trim().split('\n')).toEqual([
    `same order True ${price}`,
    'page of 2',
    'page of 1',
    'INSUFFICIENT_STOCK 1000000 retryable False',
  ]);
});

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version']);
    return true;
  } catch {
    return false;
  }
}
