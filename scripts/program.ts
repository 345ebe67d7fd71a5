import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
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
