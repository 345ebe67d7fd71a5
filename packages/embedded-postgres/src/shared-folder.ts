import { chmod, lstat, mkdir } from 'node:fs/promises';
import { DatabaseServerError, useAnotherServer } from './database-server.ts';
import { canEnter, type PostgresAccount } from './run-as-user.ts';

/** Folders for files that the PostgreSQL account can't access in the project's folder. */
const candidates = ['/var/lib/order-store', '/var/tmp/order-store'];

/**
 * A folder that belongs to root and that `account` can enter.
 *
 * @throws {DatabaseServerError} when there is none.
 */
export async function findSharedFolder(account: PostgresAccount): Promise<string> {
  for (const folder of candidates) {
    if ((await makeFolder(folder)) && (await canEnter(account, folder))) return folder;
  }
  throw new DatabaseServerError(
    `PostgreSQL refuses to run as root. The user ${account.name} can enter neither this project's folder nor ${candidates.join(' nor ')}. Start as an ordinary user, or ${useAnotherServer}.`,
  );
}

/** Rejects a folder of another user, because programs are run from it. */
async function makeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    const { uid, mode } = await lstat(folder);
    if (uid !== 0 || (mode & 0o170022) !== 0o040000) return false;
    await chmod(folder, 0o755);
    return true;
  } catch {
    return false;
  }
}
