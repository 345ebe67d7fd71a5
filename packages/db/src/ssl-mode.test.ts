import { execFile } from 'node:child_process';
import { chmod, chown, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startTemporaryPostgres } from '@order-store/embedded-postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from './open-database.ts';
import { resolveSslMode } from './ssl-mode.ts';

type Server = Awaited<ReturnType<typeof startTemporaryPostgres>>;

/** Whether the connection is encrypted, or the error. */
type Outcome = boolean | RegExp;

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'order-store-ssl-'));
  await chmod(folder, 0o755);
  const days = ['-days', '2', '-subj', '/CN=another.example'];
  const files = ['-keyout', join(folder, 'server.key'), '-out', join(folder, 'server.crt')];
  await promisify(execFile)('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    ...days,
    ...files,
  ]);
  server = await startTemporaryPostgres();
}, 120_000);

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Sets what the server accepts, as pg_hba.conf and the setting `ssl` say. */
async function configure(ssl: 'on' | 'off', type: 'host' | 'hostssl' | 'hostnossl'): Promise<void> {
  await using database = openDatabase({ url: server.url, maxOpenConnections: 1 });
  const { rows } = await database.pool.query<{ data: string; hba: string }>(
    `SELECT current_setting('data_directory') AS data, current_setting('hba_file') AS hba`,
  );
  const [{ data, hba } = { data: '', hba: '' }] = rows;
  const { uid, gid } = await stat(data);
  for (const name of ['server.key', 'server.crt']) {
    await chown(join(folder, name), uid, gid);
    await chmod(join(folder, name), name === 'server.key' ? 0o600 : 0o644);
  }
  // The superuser of this test stays able to connect.
  await writeFile(
    hba,
    `host all ${new URL(server.url).username} 127.0.0.1/32 scram-sha-256\n${type} all ada 127.0.0.1/32 trust\n`,
  );
  await database.pool.query(`ALTER SYSTEM SET ssl_key_file = '${join(folder, 'server.key')}'`);
  await database.pool.query(`ALTER SYSTEM SET ssl_cert_file = '${join(folder, 'server.crt')}'`);
  await database.pool.query(`ALTER SYSTEM SET ssl = '${ssl}'`);
  await database.pool.query(
    `DO $$ BEGIN IF to_regrole('ada') IS NULL THEN CREATE ROLE ada LOGIN; END IF; END $$`,
  );
  await database.pool.query('SELECT pg_reload_conf()');
  await expect
    .poll(async () => (await database.pool.query('SHOW ssl')).rows[0]?.ssl, { timeout: 20_000 })
    .toBe(ssl);
}

async function connect(mode: string): Promise<boolean> {
  const url = new URL(server.url);
  Object.assign(url, { username: 'ada', password: '' });
  const parameters = mode.replace('ROOT', join(folder, 'server.crt'));
  const resolved = await resolveSslMode(`${url.toString()}?${parameters}`);
  await using database = openDatabase({ url: resolved, maxOpenConnections: 1 });
  const { rows } = await database.pool.query<{ ssl: boolean }>(
    'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
  );
  return rows[0]?.ssl === true;
}

const noTls = /does not support SSL/;
const noEntry = /no pg_hba.conf entry/;
const untrusted = /self-signed certificate/;

// Failure case 49: docs/failure-cases.md. The outcomes are those of psql.
test.for<[string, Outcome, Outcome, Outcome, Outcome]>([
  // server: without TLS, with TLS, requires TLS, rejects TLS
  ['', false, false, noEntry, false],
  ['sslmode=disable', false, false, noEntry, false],
  ['sslmode=allow', false, false, true, false],
  ['sslmode=prefer', false, true, true, false],
  ['sslmode=prefer&sslrootcert=ROOT', false, true, true, false],
  ['sslmode=require', noTls, true, true, noEntry],
  ['ssl=true', noTls, true, true, noEntry],
  ['sslmode=require&sslrootcert=ROOT', noTls, true, true, noEntry],
  ['sslmode=verify-ca&sslrootcert=ROOT', noTls, true, true, noEntry],
  ['ssl=false', false, false, noEntry, false],
  ['sslmode=verify-full', noTls, untrusted, untrusted, untrusted],
  ['sslrootcert=system', noTls, untrusted, untrusted, untrusted],
  ['sslmode=verify-full&sslrootcert=ROOT', noTls, /altnames|IP/, /altnames|IP/, /altnames|IP/],
])('%s means what libpq says', { timeout: 120_000 }, async ([mode, ...outcomes]) => {
  const servers = [
    ['off', 'host'],
    ['on', 'host'],
    ['on', 'hostssl'],
    ['on', 'hostnossl'],
  ] as const;
  for (const [index, [ssl, type]] of servers.entries()) {
    await configure(ssl, type);
    const expected = outcomes[index];
    const outcome = await connect(mode).catch(String);
    const isExpected =
      expected instanceof RegExp ? expected.test(String(outcome)) : outcome === expected;
    expect(isExpected, `${mode} ${ssl} ${type}: ${outcome}`).toBe(true);
  }
});

test('a server that is down is reported as such', async () => {
  for (const mode of ['prefer', 'allow'])
    await expect(resolveSslMode(`postgres://127.0.0.1:1/x?sslmode=${mode}`)).rejects.toThrow(
      'ECONNREFUSED',
    );
});
