import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startTestApi } from '@order-store/api/testing';
import { expect, test } from 'vitest';

const page = new URL('../../../docs/wire.md', import.meta.url);

test('the examples of the wire protocol page return what the page says', async () => {
  const text = await readFile(page, 'utf8');
  const examples = Array.from(text.matchAll(/^```sh\n([^]*?)^```$/gm), ([, code = '']) => code);
  expect(examples).toHaveLength(6);
  await using api = await startTestApi();
  const staff = await api.store.staff();
  const { id } = await staff.api.products.create({
    sku: 'MUG',
    name: 'Mug',
    price: '12.50',
    stockQuantity: 3,
  });
  const folder = await mkdtemp(join(tmpdir(), 'order-store-wire-'));
  try {
    const script = examples.join("printf '\\n=====\\n'\n");
    const env = { ...process.env, URL: api.url };
    const { stdout } = await promisify(execFile)('bash', ['-euc', script], { cwd: folder, env });
    const [signUp, queries, orders, error, batch, stream] = stdout.split('\n=====\n');
    expect(signUp).toBe('');
    expect(JSON.parse(queries ?? '')).toMatchObject({ result: { data: { name: 'Ada' } } });
    const [first, again] = (orders ?? '').split(/(?<=\})(?=\{"result")/);
    expect(JSON.parse(first ?? '')).toMatchObject({
      result: { data: { items: [{ productId: id }], totalAmount: '12.50' } },
    });
    expect(again).toBe(first);
    const shown = JSON.parse(/^```json\n([^]*?)^```$/m.exec(text)?.[1] ?? '');
    const requestId = expect.any(String);
    const data = { ...shown.error.data, requestId };
    expect(JSON.parse(error ?? '')).toEqual({ error: { ...shown.error, data } });
    expect(JSON.parse(batch ?? '')).toMatchObject([
      { result: { data: { name: 'Ada' } } },
      { result: { data: { id, stockQuantity: 2 } } },
    ]);
    expect(stream).toContain('"stockQuantity":2');
    expect(await api.store.count('orders')).toBe(1);
  } finally {
    await rm(folder, { recursive: true });
  }
});
