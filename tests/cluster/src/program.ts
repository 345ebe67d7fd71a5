import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whom a program runs as: undefined for the present user. */
export type Account = { readonly uid: number; readonly gid: number } | undefined;

export interface StartOptions {
  readonly args: readonly string[];
  readonly log: string;
  readonly account?: Account;
  readonly env?: Readonly<Record<string, string>>;
}

/** A program that runs beside this one, ended with the scope. */
export interface Program extends AsyncDisposable {
  readonly pid: number;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a program whose output goes to a file. */
export async function startProgram(path: string, options: StartOptions): Promise<Program> {
  const { args, log, account, env = {} } = options;
  const child = spawn(path, args, {
    ...account,
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const file = createWriteStream(log, { flags: 'a' });
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  const ended = once(child, 'exit');
  await once(child, 'spawn');
  const kill = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return {
    pid: child.pid ?? 0,
    kill,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const killing = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await kill('SIGTERM');
      clearTimeout(killing);
    },
  };
}

/** Waits until the look gives something. @throws after a minute and a half, naming what did not come. */
export async function waitFor<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + 90_000;
  for (;;) {
    const found = await look().catch(() => undefined);
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`Waited in vain for ${what}`);
    await sleep(100);
  }
}
