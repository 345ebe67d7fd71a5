import { execFile, spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { DatabaseServerError, useAnotherServer } from './database-server.ts';

/** The system's user who runs PostgreSQL's programs and owns the data. */
export interface PostgresAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Who runs PostgreSQL, which refuses to run as root, on the folder `data` if that exists: for an ordinary user undefined, that is the user. For
 * root the owner of the data where there is some, else the user `postgres` (on macOS `_postgres`), else
 * `nobody`.
 */
export async function choosePostgresAccount(data?: string): Promise<PostgresAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const account =
    (await ownerOf(data)) ?? (await findFirstAccount(['postgres', '_postgres', 'nobody']));
  if (account !== undefined) return account;
  throw new DatabaseServerError(
    `PostgreSQL refuses to run as root, and this system has neither a user "postgres" nor "nobody". Start as an ordinary user, or ${useAnotherServer}.`,
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

export interface CommandResult {
  readonly succeeded: boolean;
  /** What it printed, and why it could not be run if so. */
  readonly output: string;
}

/**
 * Runs a program to its end, as `account` where there is one. In a session of its own, so that a Ctrl-C in
 * the terminal reaches the order store only, which then stops everything in order. Messages are English.
 */
export function runAs(
  account: PostgresAccount | undefined,
  command: string,
  args: readonly string[],
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
      // A folder that everybody can enter.
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

/** Such as PGDATA or PGPORT, which are about some other server. */
function withoutPostgresVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('PG')));
}

/** Whether `account` gets into the folder, found out by trying: modes alone don't tell. */
export async function canEnter(account: PostgresAccount, folder: string): Promise<boolean> {
  return (await runAs(account, '/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder])).succeeded;
}

/** Whether `account` can read all these files, found out by trying. */
export async function canRead(account: PostgresAccount, files: readonly string[]) {
  const script = 'for file do test -r "$file" || exit 1; done';
  return (await runAs(account, '/bin/sh', ['-c', script, 'sh', ...files])).succeeded;
}

/** The last lines of a program's output, for an error message. */
export function lastLines(output: string, count = 12): string {
  return output.trim().split('\n').slice(-count).join('\n');
}

const execFileAsync = promisify(execFile);
