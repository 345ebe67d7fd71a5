import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { type Checkout, makeCheckout } from './testing/make-checkout.ts';

const lockFile = 'scripts/toolchain/pinned/pnpm/package-lock.json';

// The attack: a registry serves another pnpm by the same version, with the hash of what it serves.
test('does not run a pnpm with a different hash', async () => {
  await using checkout = await makeCheckout();
  const lock = await readFile(join(checkout.folder, lockFile), 'utf8');
  const name = `@pnpm/exe.linux-${process.arch}`;
  const { version, integrity } = JSON.parse(lock).packages[`node_modules/${name}`];
  await checkout.write('package.json', JSON.stringify({ packageManager: `pnpm@${version}` }));
  const changed = await packChanged(checkout, { name, version });
  await using registry = await startRegistry({ name, version }, changed);
  // The real npm, without what it has downloaded before.
  await rm(join(checkout.folder, '../bin/npm'));
  const ran = join(checkout.folder, '../ran');
  const env = {
    RAN: ran,
    npm_config_registry: registry.url,
  };
  const rejected = await checkout.run(['node', '-p', '1'], env);
  expect(rejected).toMatchObject({ exitCode: 1, stdout: '' });
  expect(rejected.stderr).toContain('EINTEGRITY');
  expect(existsSync(ran)).toBe(false);

  // With its hash in the lockfile, it would run.
  await checkout.write(lockFile, lock.replace(integrity, integrityOf(changed)));
  await checkout.run(['node', '-p', '1'], env);
  expect(existsSync(ran)).toBe(true);
});

interface Package {
  readonly name: string;
  readonly version: string;
}

async function packChanged(checkout: Checkout, changed: Package): Promise<Buffer> {
  const manifest = { ...changed, scripts: { preinstall: 'touch "$RAN"' } };
  await checkout.write('changed/package/package.json', JSON.stringify(manifest));
  await checkout.write('changed/package/pnpm', '#!/bin/sh\ntouch "$RAN"\nexit 1\n');
  const folder = join(checkout.folder, 'changed');
  await chmod(join(folder, 'package/pnpm'), 0o755);
  await promisify(execFile)('tar', ['-czf', 'changed.tgz', 'package'], { cwd: folder });
  return readFile(join(folder, 'changed.tgz'));
}

function integrityOf(content: Buffer): string {
  return `sha512-${createHash('sha512').update(content).digest('base64')}`;
}

async function startRegistry({ name, version }: Package, tarball: Buffer) {
  const server = createServer((request, response) => {
    if (request.url === '/pnpm.tgz') return response.end(tarball);
    if (request.url !== `/${name.replace('/', '%2f')}`) return response.writeHead(404).end('{}');
    const dist = { tarball: `${url}pnpm.tgz`, integrity: integrityOf(tarball) };
    const versions = { [version]: { name, version, dist } };
    return response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}/`;
  return {
    url,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
