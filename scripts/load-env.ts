import { readFileSync, statSync } from 'node:fs';
import { parseEnv } from 'node:util';

/**
 * Sets the variables of `.env`, if there is one. What the environment already has takes precedence. Exits with a message if
 * the file can't be read.
 */
export function loadEnv(path = '.env', env: NodeJS.ProcessEnv = process.env): void {
  // Docker creates a folder in place of a file that it should mount and does not find.
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return;
  for (const [name, value] of Object.entries(parseEnv(textOf(path)))) env[name] ??= value;
}

function textOf(path: string): string {
  try {
    return decode(readFileSync(path));
  } catch (error) {
    const problem =
      error instanceof TypeError ? 'it is not UTF-8: save it as UTF-8' : String(error);
    console.error(`Cannot read ${path}: ${problem}`);
    return process.exit(2);
  }
}

/** Editors on Windows write a byte order mark, and PowerShell UTF-16. Node keeps the mark in the first name. */
function decode(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
}
