import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadEnv } from './load-env.ts';

const lines = [
  'DATABASE_URL=postgres://u:p%23@127.0.0.1:5432/store?sslmode=require',
  '# a comment',
  '',
  'export PORT=4001',
  "SECRET='a # b $HOME %'",
  'NAME="My Shop" # a comment',
  'EMPTY=',
  '  SPACED = yes  ',
  'GIVEN=from the file',
  'LAST=ü',
];

const expected = {
  DATABASE_URL: 'postgres://u:p%23@127.0.0.1:5432/store?sslmode=require',
  PORT: '4001',
  SECRET: 'a # b $HOME %',
  NAME: 'My Shop',
  EMPTY: '',
  SPACED: 'yes',
  GIVEN: 'from the environment',
  LAST: 'ü',
};

// Failure case 60: docs/failure-cases.md
test.for<[string, Uint8Array]>([
  ['LF', Buffer.from(lines.join('\n'))],
  ['a final newline', Buffer.from(`${lines.join('\n')}\n`)],
  ['CRLF', Buffer.from(lines.join('\r\n'))],
  ['a byte order mark', Buffer.from(`\uFEFF${lines.join('\n')}`)],
  ['a byte order mark and CRLF', Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`)],
  ['UTF-16 with a byte order mark', Buffer.from(`\uFEFF${lines.join('\r\n')}`, 'utf16le')],
])('reads a file with %s', async ([, bytes]) => {
  const folder = await mkdtemp(join(tmpdir(), 'order-store-env-'));
  const path = join(folder, '.env');
  await writeFile(path, bytes);
  const env: NodeJS.ProcessEnv = { GIVEN: 'from the environment' };
  loadEnv(path, env);
  expect(env).toEqual(expected);
  loadEnv(join(folder, 'missing'), env);
  loadEnv(folder, env);
  expect(env).toEqual(expected);
  await rm(folder, { recursive: true });
});

test('a file that is not UTF-8 is reported instead of changing a password', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'order-store-env-'));
  await writeFile(join(folder, '.env'), Buffer.from('STAFF_PASSWORD=gr\xfcner Tee', 'latin1'));
  const module = JSON.stringify(import.meta.resolve('./load-env.ts'));
  const program = ['--input-type=module', '--eval', `(await import(${module})).loadEnv()`];
  const [code, printed] = await new Promise<[unknown, string]>((resolve) => {
    execFile(process.execPath, program, { cwd: folder }, (error, _output, errors) =>
      resolve([error?.code, errors]),
    );
  });
  expect(code).toBe(2);
  expect(printed).toBe('Cannot read .env: it is not UTF-8: save it as UTF-8\n');
  await rm(folder, { recursive: true });
});
