import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say, ToolchainError } from './report.mjs';

/**
 * Does `work` while no other run in this checkout makes something ready. A lock that a killed run has left
 * is broken. The same as packages/db/src/server/exclusive-lock.ts, which can't be used before there is a
 * Node that reads TypeScript.
 *
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(root, work) {
  const folder = join(root, '.data');
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new ToolchainError(`Can't write in ${root}: ${messageOf(error)}`);
  }
  return alone(join(folder, 'toolchain.lock'), work);
}

/**
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function alone(path, work) {
  await acquire(path);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function acquire(/** @type {string} */ path) {
  const me = { id: randomUUID(), pid: process.pid, startedAt: await startOf(process.pid) };
  const claim = `${path}.${me.id}`;
  let waiting = false;
  await writeFile(claim, JSON.stringify(me)).catch((error) => {
    throw new ToolchainError(
      `This checkout has to be made ready for this account, which may not write in it (${messageOf(error)}). Run the command as its owner, or its program with Node itself: node scripts/….ts`,
    );
  });
  try {
    // A hard link is there with its content or not at all.
    while (!(await linkUnlessThere(claim, path))) {
      const holder = await readHolder(path);
      if (holder === undefined) continue;
      if (holder.startedAt !== undefined && (await startOf(holder.pid)) === holder.startedAt) {
        if (!waiting) say(`Waiting for process ${holder.pid}, which makes this checkout ready`);
        waiting = true;
        await sleep(100);
      } else {
        // The right to break this lock is a lock as well: a slower one must not remove the next holder's.
        await alone(`${path}.broken-${holder.id}`, async () => {
          if ((await readHolder(path))?.id === holder.id) await rm(path);
        });
      }
    }
  } finally {
    await rm(claim, { force: true });
  }
}

/**
 * @param {string} claim
 * @param {string} path
 */
async function linkUnlessThere(claim, path) {
  try {
    await link(claim, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} path
 * @returns {Promise<{ id: string, pid: number, startedAt: string | undefined } | undefined>}
 */
async function readHolder(path) {
  const content = await readFile(path, 'utf8').catch(() => undefined);
  if (content === undefined) return undefined;
  try {
    return JSON.parse(content);
  } catch {
    // A crash of the whole machine.
    return { id: 'unreadable', pid: 0, startedAt: undefined };
  }
}

/**
 * When the process started, in a form that only compares: a process id is used again.
 *
 * @param {number} pid
 * @returns {Promise<string | undefined>} undefined when it does not run.
 */
async function startOf(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
      return fields[0] === 'Z' ? undefined : `${boot.trim()}/${fields[19]}`;
    }
    process.kill(pid, 0);
    return 'running';
  } catch (error) {
    const isAnothers = error instanceof Error && 'code' in error && error.code === 'EPERM';
    return isAnothers ? 'running' : undefined;
  }
}

function messageOf(/** @type {unknown} */ error) {
  return error instanceof Error ? error.message : String(error);
}
