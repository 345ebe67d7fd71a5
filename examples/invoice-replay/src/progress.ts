import { Presets, SingleBar } from 'cli-progress';

/** Reports the command's progress. */
export interface Progress {
  print(line: string): void;
  /** Starts a task of `total` steps. */
  start(total: number): void;
  advance(steps: number): void;
  end(): void;
}

export interface LineOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Without a terminal, progress is printed at this interval. */
const intervalMs = 10_000;

/** Shows a progress bar on a terminal, and plain lines otherwise. */
export function progressOn(output: LineOutput): Progress {
  const bar =
    output === process.stdout && output.isTTY
      ? new SingleBar(
          {
            stream: process.stdout,
            format: '  {bar} {percentage} % · {value} of {total} invoices · {eta_formatted} left',
            hideCursor: true,
          },
          Presets.shades_classic,
        )
      : undefined;
  let total = 0;
  let done = 0;
  let lastLine = 0;
  return {
    print: (line) => output.write(`${line}\n`),
    start(steps) {
      [total, done, lastLine] = [steps, 0, performance.now()];
      bar?.start(steps, 0);
    },
    advance(steps) {
      done += steps;
      bar?.update(done);
      if (bar || performance.now() - lastLine < intervalMs) return;
      lastLine = performance.now();
      output.write(`  ${Math.floor((100 * done) / Math.max(total, 1))} % of the invoices\n`);
    },
    end: () => bar?.stop(),
  };
}
