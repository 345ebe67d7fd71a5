import { execFile } from 'node:child_process';
import { statfs } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A tmpfs mounted over a folder that can be filled up. */
export interface SmallDisk extends AsyncDisposable {
  /** Reduces its size to the space in use. */
  fill(): Promise<void>;
  /** Restores its size. */
  makeRoom(): Promise<void>;
}

/** @throws {Error} without root or the right to mount. */
export async function mountSmallDisk(folder: string, megabytes: number): Promise<SmallDisk> {
  const room = `size=${megabytes}m`;
  await run('mount', ['-t', 'tmpfs', '-o', `${room},mode=755`, 'tmpfs', folder]);
  const resize = (size: string) => run('mount', ['-o', `remount,${size}`, folder]);
  const makeRoom = async () => void (await resize(room));
  return {
    makeRoom,
    async fill() {
      const { blocks, bfree, bsize } = await statfs(folder);
      // A write between `statfs` and `remount` makes the new size too small, so it is increased.
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
