import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Release } from './previous-release.ts';

interface UsedStore {
  readonly url: string;
  readonly staffToken: string;
  /** A product of which three units are left. */
  readonly productId: string;
}

/** Uses the SDK of a release with a store, and returns what `use-sdk.mjs` printed. */
export async function useSdkOf(
  { folder, node }: Release,
  { url, staffToken, productId }: UsedStore,
): Promise<unknown> {
  const env = {
    ...process.env,
    SDK_URL: pathToFileURL(join(folder, 'packages/sdk/src/index.ts')).href,
    STORE_URL: url,
    STAFF_TOKEN: staffToken,
    PRODUCT_ID: productId,
  };
  const { stdout } = await promisify(execFile)(node, [program], { env, timeout: 120_000 });
  return JSON.parse(stdout);
}

const program = fileURLToPath(new URL('use-sdk.mjs', import.meta.url));
