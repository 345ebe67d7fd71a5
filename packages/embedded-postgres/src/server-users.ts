import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identifyThisProcess, isRunning, type ProcessIdentity } from './process-identity.ts';

/** One use of an embedded server by this process. */
export interface ServerUse {
  /** Removes the record. */
  end(): Promise<void>;
}

/** Records in `folder` that this process uses the server. */
export async function beginServerUse(folder: string): Promise<ServerUse> {
  const path = join(folder, `${randomUUID()}.json`);
  const unfinished = `${path}.incomplete`;
  await mkdir(folder, { recursive: true });
  await writeFile(unfinished, JSON.stringify(await identifyThisProcess()));
  await rename(unfinished, path);
  return { end: () => rm(path, { force: true }) };
}

/** Lists the processes that use the server. Removes the records of processes that have crashed. */
export async function listServerUsers(folder: string): Promise<ProcessIdentity[]> {
  const users: ProcessIdentity[] = [];
  for (const name of await recordsIn(folder)) {
    const user = await readUser(join(folder, name));
    if (user !== undefined && (await isRunning(user))) users.push(user);
    else await rm(join(folder, name), { force: true });
  }
  return users;
}

async function recordsIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}

async function readUser(path: string): Promise<ProcessIdentity | undefined> {
  try {
    const { pid, startedAt } = JSON.parse(await readFile(path, 'utf8'));
    return Number.isInteger(pid) && typeof startedAt === 'string' ? { pid, startedAt } : undefined;
  } catch {
    return undefined;
  }
}
