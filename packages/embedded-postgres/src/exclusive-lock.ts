import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isErrorLike } from './error-like.ts';
import { identifyThisProcess, isRunning, type ProcessIdentity } from './process-identity.ts';

/**
 * Runs `work` while holding the lock at `path`, exclusively among processes and within this one. Breaks the lock of a
 * holder that has crashed.
 *
 * The lock is a file, created as a hard link so that it appears together with its content.
 *
 * @param onWait called once with the holder's pid if the lock is taken.
 */
export async function withExclusiveLock<T>(
  path: string,
  work: () => Promise<T>,
  onWait: (holder: number) => void = () => {},
): Promise<T> {
  await acquire(path, onWait);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

interface Holder extends ProcessIdentity {
  /** Identifies this acquisition, because a process can hold the lock several times in turn. */
  readonly id: string;
}

async function acquire(path: string, onWait: (holder: number) => void): Promise<void> {
  const me: Holder = { id: randomUUID(), ...(await identifyThisProcess()) };
  const claim = `${path}.${me.id}`;
  let waiting = false;
  try {
    await writeFile(claim, JSON.stringify(me), { flag: 'wx' });
    while (!(await tryToLink(claim, path))) {
      const holder = await readHolder(path);
      if (holder === undefined) continue;
      if (holder !== 'unreadable' && (await isRunning(holder))) {
        if (!waiting) onWait(holder.pid);
        waiting = true;
        await sleep(50);
      } else {
        await breakLock(path, holder);
      }
    }
  } finally {
    await rm(claim, { force: true });
  }
}

/**
 * Two processes can find the same dead holder. The slower one must not remove the lock that the faster one has taken in
 * the meantime. So breaking this holder's lock requires another lock, and checks the holder again.
 */
async function breakLock(path: string, dead: Holder | 'unreadable'): Promise<void> {
  const breakerLock = `${path}.broken-${idOf(dead)}`;
  await withExclusiveLock(breakerLock, async () => {
    const now = await readHolder(path);
    if (now !== undefined && idOf(now) === idOf(dead)) await rm(path);
  });
}

function idOf(holder: Holder | 'unreadable'): string {
  return holder === 'unreadable' ? holder : holder.id;
}

async function tryToLink(claim: string, path: string): Promise<boolean> {
  try {
    await link(claim, path);
    return true;
  } catch (error) {
    if (isErrorLike(error) && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The file is unreadable if the machine crashed while it was written. */
async function readHolder(path: string): Promise<Holder | 'unreadable' | undefined> {
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    if (isErrorLike(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return parseHolder(content) ?? 'unreadable';
}

function parseHolder(content: string): Holder | undefined {
  try {
    const { id, pid, startedAt } = JSON.parse(content);
    const isHolder =
      typeof id === 'string' && Number.isInteger(pid) && typeof startedAt === 'string';
    return isHolder ? { id, pid, startedAt } : undefined;
  } catch {
    return undefined;
  }
}
