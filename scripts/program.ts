import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import cliProgress from 'cli-progress';
import { loadEnv } from './load-env.ts';

/**
 * Prints the help for --help and exits. Accepts no arguments, or exactly one if `argument` names it, and returns it.
 * Reads `.env`.
 */
export function startProgram(help: string, argument?: string): string {
  let positional: string[] = [];
  try {
    const { values, positionals } = parseArgs({
      options: { help: { type: 'boolean', short: 'h' } },
      allowPositionals: argument !== undefined,
    });
    positional = positionals;
    if (values.help) {
      console.log(help);
      process.exit(0);
    }
    if (argument !== undefined && positional.length !== 1)
      throw new Error(`Exactly one ${argument} is required`);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    process.exit(2);
  }
  loadEnv();
  return positional[0] ?? '';
}

/** The folder of the built web page. */
export const webRoot = fileURLToPath(new URL('../apps/demo/dist', import.meta.url));

/** A progress bar; shows nothing without a terminal. */
export function progressBar(): {
  show(done: number, total: number, what: string): void;
  end(): void;
} {
  const bar = new cliProgress.SingleBar({
    format: '  [{bar}] {value}/{total} {what}',
    hideCursor: true,
    clearOnComplete: true,
    noTTYOutput: false,
  });
  let started = false;
  return {
    show(done, total, what) {
      if (!process.stdout.isTTY) return;
      if (!started) bar.start(total, done, { what });
      started = true;
      bar.setTotal(total);
      bar.update(done, { what });
    },
    end() {
      if (started) bar.stop();
    },
  };
}
