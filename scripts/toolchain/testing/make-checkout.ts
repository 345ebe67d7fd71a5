import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const scripts = fileURLToPath(new URL('../..', import.meta.url));

/** A checkout with the toolchain, and fakes of npm, pnpm and turbo that record each call. */
export interface Checkout extends AsyncDisposable {
  readonly folder: string;
  /** The recorded calls, such as `pnpm install --frozen-lockfile`. */
  calls(): Promise<string[]>;
  write(path: string, content: string): Promise<void>;
  /** Starts the toolchain with these arguments. */
  start(args: readonly string[], env?: NodeJS.ProcessEnv): Run;
  /** Runs it and waits for its end. */
  run(args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Outcome>;
}

export interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Run {
  readonly pid: number;
  readonly ended: Promise<Outcome>;
  /** Waits until stdout contains the text. */
  prints(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

const fakes = {
  pnpm: `#!/bin/sh
echo "pnpm $*" >> "$CALLS"
[ "$1" = --version ] && echo 9.9.9 && exit 0
[ -n "$INSTALL_HANGS" ] && exec sleep 600
sleep "\${INSTALL_SECONDS:-0}"
[ -n "$INSTALL_FAILS" ] && echo 'pnpm says why' && exit 1
mkdir -p node_modules/.pnpm node_modules/.bin packages/one/node_modules
cp "$STAND_INS/turbo" node_modules/.bin/
`,
  // Like the real one: puts the programs of the folder's package into its node_modules.
  npm: `#!/bin/sh
echo "npm $*" >> "$CALLS"
echo 'npm warn noise'
[ -n "$DOWNLOAD_FAILS" ] && echo 'npm error no network' >&2 && exit 1
for each; do case "$each" in --prefix=*) folder="\${each#--prefix=}" ;; esac; done
mkdir -p "$folder/node_modules/.bin"
cp "$STAND_INS/pnpm" "$folder/node_modules/.bin/"
`,
  turbo: `#!/bin/sh
echo "turbo $*" >> "$CALLS"
[ -n "$BUILD_FAILS" ] && echo 'turbo says why' && exit 1
mkdir -p apps/demo/dist
echo page > apps/demo/dist/index.html
`,
};

export async function makeCheckout(name = 'a shop'): Promise<Checkout> {
  const root = await mkdtemp(join(tmpdir(), 'order-store-toolchain-test-'));
  const folder = join(root, name);
  const at = (path: string) => join(root, path);
  const write = async (path: string, content: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  await cp(join(scripts, 'toolchain.mjs'), join(folder, 'scripts/toolchain.mjs'));
  await cp(join(scripts, 'toolchain'), join(folder, 'scripts/toolchain'), { recursive: true });
  await write('package.json', '{"packageManager":"pnpm@9.9.9","type":"module"}');
  await write('pnpm-lock.yaml', 'lockfileVersion: 9\n');
  await write('pnpm-workspace.yaml', 'packages:\n  - packages/*\n  - e2e\n\ncatalog:\n  a: 1\n');
  await write('packages/one/package.json', '{}');
  await mkdir(at('bin'));
  for (const [program, script] of Object.entries(fakes)) {
    await writeFile(at(`bin/${program}`), script);
    await chmod(at(`bin/${program}`), 0o755);
  }
  const own = {
    CALLS: at('calls'),
    STAND_INS: at('bin'),
    PATH: [at('bin'), process.env['PATH']].join(delimiter),
    npm_lifecycle_event: undefined,
    npm_config_cache: at('cache'),
  };
  const start = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    startProcess(
      process.execPath,
      [join(folder, 'scripts/toolchain.mjs'), ...args],
      {
        ...process.env,
        ...own,
        ...env,
      },
      folder,
    );
  return {
    folder,
    write,
    start,
    run: (args, env) => start(args, env).ended,
    calls: async () => {
      const content = await readFile(at('calls'), 'utf8').catch(() => '');
      return content.split('\n').slice(0, -1);
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}

export function startProcess(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: string,
): Run {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} did not start`);
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const ended = once(child, 'close').then(() => ({ exitCode: child.exitCode, ...output }));
  return {
    pid,
    ended,
    kill: (signal) => void child.kill(signal),
    prints: async (text) => {
      while (!output.stdout.includes(text)) {
        if (child.exitCode !== null) throw new Error(`It ended without ${text}: ${output.stderr}`);
        await Promise.race([once(child.stdout, 'data'), ended]);
      }
    },
  };
}
