import assert from 'node:assert/strict';
import { access, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inPackage } from '../../build/in-package.ts';
import { run } from '../../build/run.ts';
import { findNodes } from '../find-nodes.ts';
import type { Packed } from './pack-all.ts';
import { startProgram } from './start-program.ts';

const template = '../create-order-store/template';

/** Creates a shop with the packed packages in an empty folder, runs its tests, starts it and places an order. */
export async function testCreate({ folder, tarballs, create }: Packed): Promise<void> {
  const cwd = join(folder, 'create');
  await mkdir(cwd);
  // `npm create order-store` is this, with the package of the registry.
  const command = ['exec', '--yes', `--package=${create}`, '--', 'create-order-store'];
  await run('npm', [...command, 'my-shop', '--packages', tarballs], { cwd });
  const shop = join(cwd, 'my-shop');
  await checkFiles(shop);
  const tests = await run('npm', ['test'], { cwd: shop, env: withoutDatabase });
  assert.match(tests, /pass [1-9]/);
  assert.match(tests, /fail 0/);
  await run('npm', ['run', 'typecheck'], { cwd: shop });
  await useShop(shop);
  await checkErrors(cwd);
  console.log('npm create order-store: creates a shop whose tests pass, and which takes an order');
}

/** The embedded PostgreSQL, as for someone who has configured nothing. */
const withoutDatabase = { ...process.env, DATABASE_URL: undefined };

async function checkFiles(shop: string): Promise<void> {
  const expected = await readdir(inPackage(template), { recursive: true });
  const files = expected.filter((name) => !name.startsWith('node_modules'));
  for (const name of files) await access(join(shop, name.replace('_gitignore', '.gitignore')));
  const { name, dependencies, devDependencies } = await readJson(join(shop, 'package.json'));
  assert.equal(name, 'my-shop');
  for (const [dependency, range] of Object.entries({ ...dependencies, ...devDependencies })) {
    if (dependency.startsWith('@order-store/')) continue;
    const path = `../create-order-store/node_modules/${dependency}/package.json`;
    const { version } = await readJson(inPackage(path));
    assert.equal(range, `^${version}`, `${dependency}: the version that the workspace uses`);
  }
}

async function useShop(shop: string): Promise<void> {
  const env = { PORT: '0', DATABASE_URL: '', PAYMENT_SECRET: '' };
  await using running = await startProgram('npm', ['start'], { cwd: shop, env });
  const printed = await run('npm', ['run', 'order', '--', `${running.url}/shop`], { cwd: shop });
  assert.match(printed, /ORD-\S+ for 29\.90 is pending/);
  await running.stop();
  const left = await readdir(join(shop, '.data'), { recursive: true });
  const isRunning = left.some((name) => name.endsWith('postmaster.pid'));
  assert.ok(!isRunning, 'the shop stops its database');
}

/** Each mistake is reported in one line, and nothing is changed. */
async function checkErrors(cwd: string): Promise<void> {
  const program = inPackage('../create-order-store/create.js');
  const failures: [args: string[], message: RegExp][] = [
    [[], /^Expected one NAME, got 0\n/],
    [['a', 'b'], /^Expected one NAME, got 2\n/],
    [['my-shop'], /^my-shop exists already: choose another name, or remove it first$/],
    [['My Shop!'], /^"My Shop!" cannot be the name of a package: .*, such as my-shop$/],
    [['../shop'], /^"\.\.\/shop" cannot be the name of a package: .*, such as shop$/],
    [['express'], /^"express" is the name of another package: choose another name$/],
    [['shop', '--packages', 'nowhere'], /^--packages: ENOENT/],
    [['shop', '--packages', '.'], /^--packages: \. has no order-store-api-\*\.tgz; pack /],
    [['shop', '--colour'], /^Unknown option '--colour'/],
  ];
  for (const [args, message] of failures) {
    assert.match(await failureOf(process.execPath, [program, ...args], cwd), message);
  }
  for (const { version, command } of await findNodes()) {
    if (Number.parseInt(version, 10) >= 24) continue;
    const [node, ...args] = command;
    const error = await failureOf(node, [...args, program, 'shop'], cwd);
    assert.equal(error, `Node ${version} is too old: install Node 24 or newer`);
  }
  assert.deepEqual(await readdir(cwd), ['my-shop']);
}

/** What a program printed when it failed. */
async function failureOf(program: string, args: readonly string[], cwd: string): Promise<string> {
  const error = await run(program, args, { cwd }).then(
    () => assert.fail(`${args.join(' ')} succeeded`),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof Error);
  // After the line with the command.
  return error.message.split('\n').slice(1).join('\n');
}

async function readJson(path: string) {
  return JSON.parse(await readFile(path, 'utf8'));
}
