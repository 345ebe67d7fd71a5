import { execFile, spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { DatabaseServerError, useAnotherServer } from './database-server.ts';

/** The system user that runs PostgreSQL's programs and owns the data. */
export interface PostgresAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * The user to run PostgreSQL as, because it refuses to run as root. Undefined for an ordinary user, who runs it directly.
 * For root: the owner of the folder `data` if it exists, otherwise `postgres` (`_postgres` on macOS), otherwise `nobody`.
 */
export async function choosePostgresAccount(data?: string): Promise<PostgresAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const account =
    (await ownerOf(data)) ?? (await findFirstAccount(['postgres', '_postgres', 'nobody']));
  if (account !== undefined) return account;
  throw new DatabaseServerError(
    `PostgreSQL refuses to run as root, and this system has no user "postgres" or "nobody". Start as an ordinary user, or ${useAnotherServer}.`,
  );
}

async function ownerOf(data: string | undefined): Promise<PostgresAccount | undefined> {
  if (data === undefined) return undefined;
  try {
    const { uid, gid } = await stat(data);
    return uid === 0 ? undefined : { name: `number ${uid}`, uid, gid };
  } catch {
    return undefined;
  }
}

async function findFirstAccount(names: readonly string[]): Promise<PostgresAccount | undefined> {
  for (const name of names) {
    const account = await findAccount(name);
    if (account !== undefined) return account;
  }
  return undefined;
}

async function findAccount(name: string): Promise<PostgresAccount | undefined> {
  try {
    const ids = [execFileAsync('id', ['-u', name]), execFileAsync('id', ['-g', name])];
    const [uid = 0, gid = 0] = (await Promise.all(ids)).map(({ stdout }) => Number(stdout) | 0);
    return uid === 0 ? undefined : { name, uid, gid };
  } catch {
    return undefined;
  }
}

interface CommandResult {
  readonly succeeded: boolean;
  /** The output, or the reason why the program could not be started. */
  readonly output: string;
}

/**
 * Runs a program to completion, as `account` if given, with English messages. It runs in its own session, so that Ctrl-C
 * in the terminal reaches only the order store, which then shuts everything down in order.
 */
export function runAs(
  account: PostgresAccount | undefined,
  command: string,
  args: readonly string[],
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
      // Accessible to every user.
      cwd: '/',
      env: { ...withoutPostgresVariables(process.env), LC_ALL: 'C' },
      detached: true,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.once('error', (error) => resolve({ succeeded: false, output: error.message }));
    child.once('close', (code, signal) => {
      if (signal !== null) output += `ended by ${signal}\n`;
      resolve({ succeeded: code === 0, output });
    });
  });
}

/** Removes PGDATA, PGPORT and the like, which refer to another server. */
function withoutPostgresVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('PG')));
}

/** Whether `account` can enter the folder. Tries it, because the mode is not the only criterion. */
export async function canEnter(account: PostgresAccount, folder: string): Promise<boolean> {
  return (await runAs(account, '/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder])).succeeded;
}

/** Whether `account` can read all of the files. Tries it. */
export async function canRead(account: PostgresAccount, files: readonly string[]) {
  const script = 'for file do test -r "$file" || exit 1; done';
  return (await runAs(account, '/bin/sh', ['-c', script, 'sh', ...files])).succeeded;
}

/** The last lines of a program's output, for an error message. */
export function lastLines(output: string, count = 12): string {
  return output.trim().split('\n').slice(-count).join('\n');
}

const execFileAsync = promisify(execFile);
