import { readFile, writeFile } from 'node:fs/promises';
import { createClient, isStoreError } from '@order-store/sdk';
import { renewApiKey } from '../demo/renew-api-key.ts';

/** Returns the API key in this file, and creates one for the account if there is none or it is no longer valid. */
export async function keepApiKey(
  url: string,
  { email, password }: { readonly email: string; readonly password: string },
  file: string,
): Promise<string> {
  const kept = await readKept(file);
  if (kept !== '' && (await isValid(url, kept))) return kept;
  const { token } = await createClient({ url }).auth.signIn.mutate({ email, password });
  const staff = createClient({ url, token });
  const key = await renewApiKey(staff, 'Development', ['read', 'orders', 'staff']);
  await writeFile(file, `${key}\n`, { mode: 0o600 });
  return key;
}

async function readKept(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** The key of another database is not valid. */
async function isValid(url: string, apiKey: string): Promise<boolean> {
  try {
    await createClient({ url, apiKey }).auth.me.query();
    return true;
  } catch (error) {
    if (isStoreError(error, 'UNAUTHENTICATED')) return false;
    throw error;
  }
}
