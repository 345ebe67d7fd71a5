import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** Sets the variables of `.env`, if there is one. What the environment already has takes precedence. */
export function loadEnv(path = '.env', env: NodeJS.ProcessEnv = process.env): void {
  if (!existsSync(path)) return;
  for (const [name, value] of Object.entries(parseEnv(decode(readFileSync(path))))) {
    env[name] ??= value;
  }
}

/** Editors on Windows write a byte order mark, and PowerShell UTF-16. Node keeps the mark in the first name. */
function decode(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}
