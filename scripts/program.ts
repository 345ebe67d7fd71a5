import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import cliProgress from 'cli-progress';
import { loadEnv } from './load-env.ts';

/**
 * Prints the help and ends, if it is asked for; rejects any argument but that and, where it has a name, one
 * word that must be there. Then reads `.env`, if there is one, and returns the word.
 */
export function startProgram(help: string, word?: string): string {
  let words: string[] = [];
  try {
    const { values, positionals } = parseArgs({
      options: { help: { type: 'boolean', short: 'h' } },
      allowPositionals: word !== undefined,
    });
    words = positionals;
    if (values.help) {
      console.log(help);
      process.exit(0);
    }
    if (word !== undefined && words.length !== 1) throw new Error(`One ${word} is wanted`);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    process.exit(2);
  }
  loadEnv();
  return words[0] ?? '';
}

/** The folder of the built web page. */
export const webRoot = fileURLToPath(new URL('../apps/demo/dist', import.meta.url));

/** A bar on a terminal; elsewhere nothing but what the caller prints at the end. */
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
