import { execFile } from 'node:child_process';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** After this long it is killed, and that is a failure. */
  readonly timeoutMs?: number;
}

/**
 * Runs a program to its end and returns what it printed.
 * @throws {Error} with all that it printed, when it can't be run, fails, or takes too long.
 */
export function run(
  program: string,
  args: readonly string[],
  { cwd, env, timeoutMs = 300_000 }: RunOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = {
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      maxBuffer: 64 * 1024 * 1024,
    } as const;
    execFile(program, args, options, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      const problem = error.killed ? `took longer than ${timeoutMs} ms` : 'failed';
      const printed = [stdout, stderr].map((text) => text.trim()).filter((text) => text !== '');
      const report = [`${[program, ...args].join(' ')} ${problem}`, ...printed];
      reject(new Error(report.join('\n')));
    });
  });
}
