import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Lets a small process of its own remove a temporary server when this process has ended, however it ends. It
 * keeps nobody alive. The function that is returned calls it off.
 */
export function removeAfterThisProcess(folder: string): () => void {
  const child = spawn(process.execPath, [program, folder], {
    // Its end of this pipe is closed by the system when this process is gone.
    stdio: ['pipe', 'ignore', 'ignore'],
    // Beyond a Ctrl-C in the terminal, after which there is something to remove.
    detached: true,
    windowsHide: true,
    cwd: '/',
  });
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  child.unref();
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return () => void child.kill();
}

/** Beside this file, in the sources as in what is built of them. */
const program = fileURLToPath(
  new URL(`remove-when-left${/\.\w+$/.exec(import.meta.url)?.[0] ?? '.js'}`, import.meta.url),
);
