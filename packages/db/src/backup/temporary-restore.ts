import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { prepareRestore, type Restore } from './index.ts';
import {
  startTemporaryCluster,
  writePassword,
  type DatabaseServer,
} from '@order-store/embedded-postgres';

/**
 * Starts a server on what a base backup and the archived WAL give, for tests of that. `originalUrl` is the address
 * that the backed up server had: the restored one has the same role and password. It may still be recovering.
 * `prepare` makes the data directory, if another than {@link prepareRestore} is to be tried.
 *
 * @throws {DatabaseServerError} when it does not start.
 */
export async function startTemporaryRestore(
  originalUrl: string,
  restore: Omit<Restore, 'data'>,
  prepare: (restore: Restore) => Promise<unknown> = prepareRestore,
): Promise<DatabaseServer> {
  const password = decodeURIComponent(new URL(originalUrl).password);
  return startTemporaryCluster({}, async ({ home, account }) => {
    await writePassword(home.password, account, password);
    await prepare({ ...restore, data: home.data });
    if (account === undefined) return;
    await promisify(execFile)('chown', ['-R', `${account.uid}:${account.gid}`, home.data]);
  });
}
