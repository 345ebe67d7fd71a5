import { chmod, lstat, mkdir } from 'node:fs/promises';
import { DatabaseServerError, useAnotherServer } from './database-server.ts';
import { canEnter, type PostgresAccount } from './run-as-user.ts';

/** Where root keeps what the PostgreSQL account has to reach and can't reach in the project's folder. */
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
    `PostgreSQL refuses to run as root. It would run as the user ${account.name}, who can enter neither this project's folder nor ${candidates.join(' nor ')}. Start as an ordinary user, or ${useAnotherServer}.`,
  );
}

/** Not one that somebody else has put there: programs are run from it. */
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
