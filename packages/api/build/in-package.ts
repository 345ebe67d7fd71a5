import { fileURLToPath } from 'node:url';

/** The absolute path of something in the API's folder. */
export function inPackage(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
