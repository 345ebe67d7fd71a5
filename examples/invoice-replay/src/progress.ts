import { Presets, SingleBar } from 'cli-progress';

/** Says what the command is doing. */
export interface Progress {
  say(line: string): void;
  /** Begins a piece of work of so many steps, with a bar where people watch. */
  begin(total: number): void;
  advance(steps: number): void;
  end(): void;
}

/** Where the lines go: process.stdout, or a test. */
export interface LineOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Without a terminal, a line now and then takes the bar's place. */
const silence = 10_000;

/** Progress on an output: with a bar where it is a terminal, plain lines where it is not. */
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
    say: (line) => output.write(`${line}\n`),
    begin(steps) {
      [total, done, lastLine] = [steps, 0, performance.now()];
      bar?.start(steps, 0);
    },
    advance(steps) {
      done += steps;
      bar?.update(done);
      if (bar || performance.now() - lastLine < silence) return;
      lastLine = performance.now();
      output.write(`  ${Math.floor((100 * done) / Math.max(total, 1))} % of the invoices\n`);
    },
    end: () => bar?.stop(),
  };
}
