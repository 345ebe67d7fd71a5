import { existsSync } from 'node:fs';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Checkout, makeCheckout, startProcess } from './testing/make-checkout.ts';

const sayHello = ['node', '-p', '"hello"'];
const install = 'pnpm install --frozen-lockfile --reporter=append-only';

/** Exits with 7 half a second after a signal, and prints the signal. */
const slowToStop = [
  'node',
  '-e',
  `for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {
    console.log('got ' + signal);
    setTimeout(() => { console.log('stopped in order'); process.exit(7); }, 500);
  });
  setInterval(() => {}, 1000);
  console.log('up ' + process.pid);`,
];

async function installsOf(checkout: Checkout): Promise<number> {
  return (await checkout.calls()).filter((call) => call === install).length;
}

test('installs the dependencies once, and prints nothing to stdout', async () => {
  await using checkout = await makeCheckout();
  const first = await checkout.run(sayHello);
  expect(first).toMatchObject({ exitCode: 0, stdout: 'hello\n' });
  expect(first.stderr).toBe('Installing the dependencies: not installed yet\n');
  expect(await checkout.calls()).toEqual(['pnpm --version', install]);

  expect(await checkout.run(sayHello)).toEqual({ exitCode: 0, stdout: 'hello\n', stderr: '' });
  expect(await installsOf(checkout)).toBe(1);
  expect(await readdir(join(checkout.folder, '.data'))).toEqual([]);
});

test.each<[string, string, (checkout: Checkout) => Promise<void>]>([
  [
    'the lockfile',
    'a package.json has changed',
    (checkout) => checkout.write('pnpm-lock.yaml', 'other\n'),
  ],
  [
    'the workspace',
    'a package.json has changed',
    (checkout) => checkout.write('pnpm-workspace.yaml', 'packages:\n  - packages/*\n'),
  ],
  [
    'a package',
    'a package.json has changed',
    (checkout) => checkout.write('packages/one/package.json', '{"a":1}'),
  ],
  [
    'the list of packages',
    'a package.json has changed',
    (checkout) => checkout.write('packages/two/package.json', '{}'),
  ],
  [
    'node_modules',
    'not installed yet',
    (checkout) => rm(join(checkout.folder, 'node_modules'), { recursive: true }),
  ],
  [
    "a package's node_modules",
    'packages/one/node_modules is missing',
    (checkout) => rm(join(checkout.folder, 'packages/one/node_modules'), { recursive: true }),
  ],
])('installs again after a change of %s', async (_, reason, change) => {
  await using checkout = await makeCheckout();
  await checkout.run(sayHello);
  await change(checkout);
  expect((await checkout.run(sayHello)).stderr).toContain(reason);
  expect(await installsOf(checkout)).toBe(2);
  expect((await checkout.run(sayHello)).stderr).toBe('');
});

test('installs again in a checkout that was moved', async () => {
  await using checkout = await makeCheckout();
  await checkout.run(sayHello);
  const moved = `${checkout.folder} elsewhere`;
  await rename(checkout.folder, moved);
  await using shell = await makeCheckout();
  const env = {
    ...process.env,
    PATH: `${join(moved, '../bin')}:${process.env['PATH']}`,
    CALLS: join(shell.folder, 'calls'),
    STAND_INS: join(moved, '../bin'),
  };
  const run = startProcess(
    process.execPath,
    [join(moved, 'scripts/toolchain.mjs'), ...sayHello],
    env,
    '/',
  );
  const outcome = await run.ended;
  expect(outcome.stdout).toBe('hello\n');
  expect(outcome.stderr).toContain('the checkout was moved');
});

test('reinstalls dependencies of another platform', async () => {
  await using checkout = await makeCheckout();
  await checkout.run(sayHello);
  await checkout.write('node_modules/of-another-platform', '');
  await checkout.write('node_modules/.cache/toolchain/installed.json', '{"platform":"plan9-mips"}');
  expect((await checkout.run(sayHello)).stderr).toContain('installed for plan9-mips');
  expect(existsSync(join(checkout.folder, 'node_modules/of-another-platform'))).toBe(false);
});

test('three concurrent runs in a new checkout install once', async () => {
  await using checkout = await makeCheckout();
  const runs = [1, 2, 3].map(() => checkout.run(sayHello, { INSTALL_SECONDS: '1' }));
  const outcomes = await Promise.all(runs);
  expect(outcomes.map(({ stdout }) => stdout)).toEqual(['hello\n', 'hello\n', 'hello\n']);
  expect(await installsOf(checkout)).toBe(1);
  const waiting = outcomes.filter(({ stderr }) => stderr.includes('Waiting for process'));
  // The first one may have waited too, for another run that looked for the tools.
  expect(waiting.length).toBeGreaterThanOrEqual(2);
});

test('reports a failure of pnpm, and retries at the next run', async () => {
  await using checkout = await makeCheckout();
  const failed = await checkout.run(sayHello, { INSTALL_FAILS: 'yes' });
  expect(failed).toMatchObject({ exitCode: 1, stdout: '' });
  expect(failed.stderr).toMatch(/pnpm says why\nThe dependencies could not be installed/);
  expect(await checkout.run(sayHello)).toMatchObject({ exitCode: 0, stdout: 'hello\n' });
});

test('a signal during the installation stops it, and the next run installs again', async () => {
  await using checkout = await makeCheckout();
  const run = checkout.start(sayHello, { INSTALL_HANGS: 'yes' });
  while ((await installsOf(checkout)) === 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
  run.kill('SIGTERM');
  expect(await run.ended).toMatchObject({ exitCode: 143, stdout: '' });
  expect(await readdir(join(checkout.folder, '.data'))).toEqual([]);
  expect(await checkout.run(sayHello)).toMatchObject({ exitCode: 0, stdout: 'hello\n' });
});

test('breaks the lock of a run that was killed', async () => {
  await using checkout = await makeCheckout();
  const lock = { id: 'left', pid: process.pid, startedAt: 'in an earlier life of this id' };
  await checkout.write('.data/toolchain.lock', JSON.stringify(lock));
  expect(await checkout.run(sayHello)).toMatchObject({ exitCode: 0, stdout: 'hello\n' });
  await checkout.write('.data/toolchain.lock', '');
  await checkout.write('pnpm-lock.yaml', 'other\n');
  expect(await checkout.run(sayHello)).toMatchObject({ exitCode: 0, stdout: 'hello\n' });
  expect(await readdir(join(checkout.folder, '.data'))).toEqual([]);
});

test('downloads the pinned pnpm with npm once, without npm’s output', async () => {
  await using checkout = await makeCheckout();
  await checkout.write('package.json', '{"packageManager":"pnpm@9.9.10+sha512.abc"}');
  const first = await checkout.run(['sh', '-c', 'command -v pnpm']);
  expect(first.stdout).toMatch(/cache\/_order-store\/\w+\/node_modules\/\.bin\/pnpm\n$/);
  expect(first.stderr).toMatch(/^Downloading pnpm@9\.9\.10 with npm, once\nInstalling /);
  expect(first.stderr).not.toContain('noise');

  const second = await checkout.run(['sh', '-c', 'command -v pnpm'], { DOWNLOAD_FAILS: 'yes' });
  expect(second).toMatchObject({ exitCode: 0, stdout: first.stdout, stderr: '' });
  expect((await checkout.calls()).filter((call) => call.startsWith('npm '))).toHaveLength(1);

  await rm(first.stdout.trim());
  expect((await checkout.run(sayHello)).stderr).toContain('Downloading pnpm@9.9.10');
});

test('shows npm’s output if it fails', async () => {
  await using checkout = await makeCheckout();
  await checkout.write('package.json', '{"packageManager":"pnpm@9.9.10"}');
  const { exitCode, stderr } = await checkout.run(sayHello, { DOWNLOAD_FAILS: 'yes' });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(
    /npm error no network\nCould not download pnpm@9\.9\.10 .*npm registry once/,
  );
});

test("removes npm's variables from the environment, but keeps those about registries", async () => {
  await using checkout = await makeCheckout();
  const given = {
    npm_lifecycle_event: 'demo',
    npm_config_prefix: '/usr',
    npm_config_user_agent: 'npm/11',
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_https_proxy: 'http://127.0.0.1:9/',
  };
  const { stdout } = await checkout.run(['sh', '-c', 'env'], given);
  const names = stdout.split('\n').map((line) => line.split('=')[0] ?? '');
  const kept = names.filter((name) => name in given).toSorted();
  expect(kept).toEqual(['npm_config_https_proxy', 'npm_config_registry']);
});

test.each([
  [['node', '-e', 'process.exit(3)'], 3],
  [['sh', '-c', 'kill -KILL $$'], 137],
  [['sh', '-c', 'kill -TERM $$'], 143],
])('returns the exit code of %j: %i', async (command, exitCode) => {
  await using checkout = await makeCheckout();
  expect((await checkout.run(command)).exitCode).toBe(exitCode);
});

test('reports an unknown command, and prints its usage without one', async () => {
  await using checkout = await makeCheckout();
  expect(await checkout.run(['no-such-command'])).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining("Can't run no-such-command"),
  });
  expect(await checkout.run([])).toMatchObject({
    exitCode: 2,
    stderr: expect.stringMatching(/^Usage: node scripts\/toolchain\.mjs/),
  });
});

test.each<NodeJS.Signals>(['SIGINT', 'SIGTERM', 'SIGHUP'])(
  'forwards %s once, and waits for the command to shut down',
  async (signal) => {
    await using checkout = await makeCheckout();
    const run = checkout.start(slowToStop);
    await run.prints('up');
    // Like Ctrl-C, which arrives from the terminal and from npm.
    run.kill(signal);
    run.kill(signal);
    const { exitCode, stdout } = await run.ended;
    expect(exitCode).toBe(7);
    expect(stdout).toMatch(new RegExp(`^up \\d+\ngot ${signal}\nstopped in order\n$`));
  },
);

test('killing the toolchain ends the command', async () => {
  await using checkout = await makeCheckout();
  const run = checkout.start(slowToStop);
  await run.prints('up');
  run.kill('SIGKILL');
  // The pipe stays open until the command has ended.
  const { stdout } = await run.ended;
  expect(stdout).toMatch(/got SIGTERM\nstopped in order\n$/);
});

test('the end of npm shuts the command down', async () => {
  await using checkout = await makeCheckout();
  await checkout.run(sayHello);
  const toolchain = join(checkout.folder, 'scripts/toolchain.mjs');
  const env = {
    ...process.env,
    PATH: `${join(checkout.folder, '../bin')}:${process.env['PATH']}`,
    CALLS: join(checkout.folder, '../calls'),
    npm_lifecycle_event: 'demo',
  };
  // Like npm: in a shell, which alone receives npm’s signals.
  const args = ['-c', '"$@"; exit', 'sh', process.execPath, toolchain, ...slowToStop];
  const shell = startProcess('/bin/sh', args, env, checkout.folder);
  await shell.prints('up');
  shell.kill('SIGTERM');
  const { stdout } = await shell.ended;
  expect(stdout).toMatch(/got SIGTERM\nstopped in order\n$/);
});

test('--web builds the web app if it is missing or its sources have changed', async () => {
  await using checkout = await makeCheckout();
  await checkout.write('apps/demo/package.json', '{}');
  await checkout.write('apps/demo/src/main.tsx', '1');
  await checkout.write('packages/api/src/router.ts', '1');
  const builds = async () => (await checkout.calls()).filter((call) => call.startsWith('turbo'));
  const web = () => checkout.run(['--web', ...sayHello]);
  const first = await web();
  expect(first.stderr).toMatch(/Building the web app\n$/);
  expect(await builds()).toEqual([
    expect.stringMatching(/^turbo run build --filter=@order-store\/demo/),
  ]);
  expect(await web()).toEqual({ exitCode: 0, stdout: 'hello\n', stderr: '' });

  const changes = [
    () => rm(join(checkout.folder, 'apps/demo/dist'), { recursive: true }),
    () => checkout.write('apps/demo/src/main.tsx', '22'),
    () => checkout.write('packages/api/src/new/router.ts', '1'),
    () => rm(join(checkout.folder, 'packages/api/src/new'), { recursive: true }),
  ];
  for (const change of changes) {
    await change();
    expect((await web()).stderr).toBe('Building the web app\n');
    expect((await web()).stderr).toBe('');
  }
  await checkout.write('apps/demo/node_modules/thing/index.js', '1');
  await writeFile(join(checkout.folder, 'apps/demo/dist/index.html'), 'another page');
  expect((await web()).stderr).toBe('');
  expect(await builds()).toHaveLength(5);
});

test('--web shows why the build failed, and that there is nothing to build', async () => {
  await using checkout = await makeCheckout();
  expect(await checkout.run(['--web', ...sayHello])).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('apps/demo has no package.json'),
  });
  await checkout.write('apps/demo/package.json', '{}');
  expect(await checkout.run(['--web', ...sayHello], { BUILD_FAILS: 'yes' })).toMatchObject({
    exitCode: 1,
    stdout: '',
    stderr: expect.stringMatching(/turbo says why\nThe web app could not be built\.\n$/),
  });
});

test('rejects a Node that is too old, in a file that it can parse', async () => {
  await using checkout = await makeCheckout();
  const script = `Object.defineProperty(process, 'versions', { value: { node: '18.20.4' } });
    import('./scripts/toolchain.mjs')`;
  const run = startProcess(process.execPath, ['-e', script], process.env, checkout.folder);
  const { exitCode, stderr } = await run.ended;
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^This project requires Node 20 or newer .* this is Node 18\.20\.4\./);
});
