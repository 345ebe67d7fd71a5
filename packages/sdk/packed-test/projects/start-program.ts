import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

interface RunningProgram extends AsyncDisposable {
  /** The address that it printed. */
  readonly url: string;
  /** Ends it as Ctrl-C does, and returns what it printed. */
  stop(): Promise<string>;
}

interface StartOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** After a word, because npm prints its command line, which may contain other addresses. */
const address =
  /(?:listening on|local:|ready on|open at)\s+http:\/\/(?:localhost|127\.0\.0\.1):(\d+)/i;

/**
 * Starts a server and waits until it prints its address.
 * @throws {Error} with its output if it ends or prints nothing of the kind within three minutes.
 */
export async function startProgram(
  program: string,
  args: readonly string[],
  { cwd, env }: StartOptions,
): Promise<RunningProgram> {
  // A separate process group, because npm and frameworks start further processes.
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const signal = (name: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // It has ended.
    }
  };
  const printed: string[] = [];
  const url = new Promise<string>((resolve, reject) => {
    const fail = (why: string) =>
      reject(new Error(`${[program, ...args].join(' ')} ${why}\n${printed.join('\n')}`));
    const timer = setTimeout(() => fail('did not print its address'), 180_000);
    void exited.then(() => fail('ended'), fail).finally(() => clearTimeout(timer));
    for (const output of [child.stdout, child.stderr]) {
      createInterface(output).on('line', (line) => {
        printed.push(line);
        const found = address.exec(line);
        if (!found) return;
        clearTimeout(timer);
        resolve(`http://127.0.0.1:${found[1]}`);
      });
    }
  });
  const end = async (name: NodeJS.Signals) => {
    signal(name);
    const timer = setTimeout(() => signal('SIGKILL'), 30_000);
    await exited;
    clearTimeout(timer);
    signal('SIGKILL');
  };
  try {
    return {
      url: await url,
      async stop() {
        await end('SIGINT');
        return printed.join('\n');
      },
      [Symbol.asyncDispose]: () => end('SIGKILL'),
    };
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
}
