import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The user to run a program as; undefined means the current user. */
export type Account = { readonly uid: number; readonly gid: number } | undefined;

interface StartOptions {
  readonly args: readonly string[];
  readonly log: string;
  readonly account?: Account;
  readonly env?: Readonly<Record<string, string>>;
}

/** A child process, stopped on dispose. */
export interface Program extends AsyncDisposable {
  readonly pid: number;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a program and writes its output to a file. */
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

/** Polls until `poll` returns a value. @throws after 90 seconds. */
export async function waitFor<T>(what: string, poll: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + 90_000;
  for (;;) {
    const found = await poll().catch(() => undefined);
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`Timed out waiting for ${what}`);
    await sleep(100);
  }
}
