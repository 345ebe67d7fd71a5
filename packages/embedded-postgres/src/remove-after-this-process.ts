import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Starts a process that removes a temporary server when this process ends, in whatever way. It does not keep this process
 * running. The returned function cancels the removal.
 */
export function removeAfterThisProcess(folder: string): () => void {
  const child = spawn(process.execPath, [program, folder], {
    // The system closes this pipe when this process ends.
    stdio: ['pipe', 'ignore', 'ignore'],
    // Not ended by Ctrl-C in the terminal, after which it has to clean up.
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

/** Next to this file, in the sources and in the build. */
const program = fileURLToPath(
  new URL(`remove-on-parent-exit${/\.\w+$/.exec(import.meta.url)?.[0] ?? '.js'}`, import.meta.url),
);
