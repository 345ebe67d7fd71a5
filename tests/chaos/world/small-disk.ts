import { execFile } from 'node:child_process';
import { statfs } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A file system in memory, over a folder, that can be made full. */
export interface SmallDisk extends AsyncDisposable {
  /** From now on not one byte more fits on it. */
  fill(): Promise<void>;
  /** There is room again. */
  makeRoom(): Promise<void>;
}

/** Needs root and the right to mount. @throws {Error} where that is not to be had. */
export async function mountSmallDisk(folder: string, megabytes: number): Promise<SmallDisk> {
  const room = `size=${megabytes}m`;
  await run('mount', ['-t', 'tmpfs', '-o', `${room},mode=755`, 'tmpfs', folder]);
  const resize = (size: string) => run('mount', ['-o', `remount,${size}`, folder]);
  const makeRoom = async () => void (await resize(room));
  return {
    makeRoom,
    async fill() {
      const { blocks, bfree, bsize } = await statfs(folder);
      // Some may be written between the look and the limit, which would refuse a limit below what is used.
      for (let spare = 0; ; spare += 64) {
        try {
          await resize(`size=${(blocks - bfree + spare) * bsize}`);
          return;
        } catch (error) {
          if (spare > 10_000) throw error;
        }
      }
    },
    [Symbol.asyncDispose]: async () => {
      await run('umount', ['-l', folder]);
    },
  };
}
