import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say, ToolchainError } from './report.mjs';

/**
 * Runs `work` while no other run prepares this checkout. Breaks the lock of a killed run. Like
 * packages/embedded-postgres/src/exclusive-lock.ts, which requires a Node that runs TypeScript.
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
      `This checkout has to be prepared, but the current user cannot write to it (${messageOf(error)}). Run the command as its owner, or run the program with Node: node scripts/….ts`,
    );
  });
  try {
    // A hard link appears together with its content.
    while (!(await linkUnlessThere(claim, path))) {
      const holder = await readHolder(path);
      if (holder === undefined) continue;
      if (holder.startedAt !== undefined && (await startOf(holder.pid)) === holder.startedAt) {
        if (!waiting) say(`Waiting for process ${holder.pid}, which is preparing this checkout`);
        waiting = true;
        await sleep(100);
      } else {
        // Breaking a lock requires another lock, so that a slower process does not remove the next holder's.
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
    // After a crash of the machine.
    return { id: 'unreadable', pid: 0, startedAt: undefined };
  }
}

/**
 * The start time of a process, in a form that is only compared, because pids are reused.
 *
 * @param {number} pid
 * @returns {Promise<string | undefined>} undefined if it is not running.
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
