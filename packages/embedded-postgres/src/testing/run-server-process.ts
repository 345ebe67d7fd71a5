import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ServerProcessMessage } from './server-process.ts';

/** Another process that uses the embedded server of a folder. Disposing of it kills it. */
export interface ServerProcess extends AsyncDisposable {
  readonly pid: number;
  /** The reported lines. */
  readonly lines: readonly string[];
  readonly opened: Promise<{ readonly url: string; readonly description: string }>;
  /** Closes its server and waits until the process has ended. */
  close(): Promise<void>;
  /** SIGKILL, as in a crash. */
  kill(): Promise<void>;
}

interface ServerProcessOptions {
  readonly dataDirectory: string;
  /** The user to open the server as; requires root. */
  readonly userId?: number;
  /** A shell command to run first, such as `ulimit -f 100`. */
  readonly shell?: string;
}

export function runServerProcess(options: ServerProcessOptions): ServerProcess {
  const { dataDirectory, userId, shell } = options;
  const args = [dataDirectory, ...(userId === undefined ? [] : [`${userId}`])];
  const child =
    shell === undefined
      ? fork(modulePath, args, { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
      : fork('-c', [`${shell}; exec "$@"`, 'sh', process.execPath, modulePath, ...args], {
          execPath: '/bin/sh',
          execArgv: [],
        });
  const { pid } = child;
  if (pid === undefined) throw new Error('The process did not start');

  const lines: string[] = [];
  const opened = waitUntilOpen(child, lines);
  // A test that does not await it ignores its failure.
  opened.catch(() => {});
  const ended = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return {
    pid,
    lines,
    opened,
    kill,
    close: async () => {
      if (child.connected) child.send('close');
      await ended;
    },
    [Symbol.asyncDispose]: kill,
  };
}

const modulePath = fileURLToPath(new URL('./server-process.ts', import.meta.url));

function waitUntilOpen(
  child: ChildProcess,
  lines: string[],
): Promise<{ url: string; description: string }> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: ServerProcessMessage) => {
      if (message.type === 'line') lines.push(message.line);
      else if (message.type === 'open') resolve(message);
      else reject(new Error(message.message));
    });
    child.once('exit', (code, signal) => reject(new Error(`Ended with ${code ?? signal}`)));
  });
}
