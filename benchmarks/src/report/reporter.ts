import type { Writable } from 'node:stream';
import cliProgress from 'cli-progress';
import type { LoadResult } from '../load/load.ts';

/** Prints the progress of a run. */
export interface Reporter {
  say(line: string): void;
  /** Prints the result of a round. */
  readonly round: (round: number, name: string, result: RoundResult) => void;
  /** Shows a progress bar if the output is a terminal. */
  bar(what: string, total: number): { show(done: number): void; end(): void };
}

type RoundResult = Pick<LoadResult, 'perSecond'> & Partial<LoadResult>;

export function createReporter(output: Writable & { isTTY?: boolean }): Reporter {
  const say = (line: string) => void output.write(`${line}\n`);
  return {
    say,
    round(round, name, { perSecond, latency, generatorMicroseconds }) {
      const parts = [`  round ${round}  ${name.padEnd(22)} ${thousands(perSecond).padStart(7)} /s`];
      if (latency)
        parts.push(`p50 ${latency.p50.toFixed(1)} ms`, `p99 ${latency.p99.toFixed(1)} ms`);
      if (generatorMicroseconds !== undefined)
        parts.push(`generator ${generatorMicroseconds.toFixed(0)} µs per response`);
      say(parts.join('  '));
    },
    bar(what, total) {
      if (!output.isTTY) return { show() {}, end() {} };
      const bar = new cliProgress.SingleBar({
        format: `  ${what} [{bar}] {percentage}% · {eta_formatted} left`,
        hideCursor: true,
        clearOnComplete: true,
        stream: output,
      });
      bar.start(total, 0);
      return { show: (done) => bar.update(done), end: () => bar.stop() };
    },
  };
}

/** `12,345` */
export function thousands(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
