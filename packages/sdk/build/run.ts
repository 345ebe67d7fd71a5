import { execFile } from 'node:child_process';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Kills the program and fails after this time. */
  readonly timeoutMs?: number;
}

/**
 * Runs a program and returns its output.
 * @throws {Error} with its output when it can't start, fails or times out.
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
