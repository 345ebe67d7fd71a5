import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { identifyThisProcess, isRunning, type ProcessIdentity } from './process-identity.ts';

/**
 * Does `work` while no other process (and nobody else in this one) does theirs under the same `path`.
 * A lock whose holder has crashed is noticed and broken.
 *
 * The lock is a file, made by a hard link because that is there with its content or not at all.
 *
 * @param onWait gets the holder's process id, once, when there is somebody to wait for.
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
  /** Of this one acquisition: the same process may hold the lock again later. */
  readonly id: string;
}

async function acquire(path: string, onWait: (holder: number) => void): Promise<void> {
  const me: Holder = { id: randomUUID(), ...(await identifyThisProcess()) };
  const claim = `${path}.${me.id}`;
  let waiting = false;
  try {
    await writeFile(claim, JSON.stringify(me), { flag: 'wx' });
    while (!(await linkUnlessThere(claim, path))) {
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
 * Two processes may find the same dead holder. The slower one must not remove the lock that the faster
 * one has taken meanwhile: so the right to break this holder's lock is a lock itself, and its owner
 * looks again first.
 */
async function breakLock(path: string, dead: Holder | 'unreadable'): Promise<void> {
  const right = `${path}.broken-${idOf(dead)}`;
  await withExclusiveLock(right, async () => {
    const now = await readHolder(path);
    if (now !== undefined && idOf(now) === idOf(dead)) await rm(path);
  });
}

function idOf(holder: Holder | 'unreadable'): string {
  return holder === 'unreadable' ? holder : holder.id;
}

async function linkUnlessThere(claim: string, path: string): Promise<boolean> {
  try {
    await link(claim, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Unreadable is what a crash of the whole machine can leave of it. */
async function readHolder(path: string): Promise<Holder | 'unreadable' | undefined> {
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
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
