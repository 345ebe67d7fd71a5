import { execFile } from 'node:child_process';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Checkout } from '../api-process.ts';

/** A runnable checkout of a release. The directory is deleted at the end of the scope. */
export interface Release extends Checkout, AsyncDisposable {
  readonly version: string;
}

/** The contents of `previous-release.json`, which is updated at each release: docs/upgrades.md. */
export async function readPreviousRelease(): Promise<{ version: string; commit: string }> {
  const file = new URL('../../../previous-release.json', import.meta.url);
  return Recorded.parse(JSON.parse(await readFile(file, 'utf8')));
}

const Recorded = z.strictObject({
  version: z.string(),
  commit: z.string().regex(/^[0-9a-f]{40}$/, 'must be a full commit id: 40 hexadecimal digits'),
});

/** The reason a commit cannot be checked out, or undefined if it can. */
export async function whyUnavailable(commit: string): Promise<string | undefined> {
  try {
    await git('cat-file', '-e', `${commit}^{commit}`);
    return undefined;
  } catch (error) {
    const { stderr = '' } = z.object({ stderr: z.string() }).safeParse(error).data ?? {};
    const why = stderr.trim() || String(error);
    return `commit ${commit} is not available (${why}); fetch the full history: git fetch --unshallow`;
  }
}

/** Whether this clone has the full history. If it does, a missing commit was recorded wrongly. */
export async function hasFullHistory(): Promise<boolean> {
  try {
    const shallow = await git('rev-parse', '--is-shallow-repository');
    const commits = await git('rev-list', '--count', '--max-count=2', 'HEAD');
    return shallow.stdout.trim() === 'false' && commits.stdout.trim() === '2';
  } catch {
    return false;
  }
}

/** Runs Git on this clone, even if another user owns the files, such as root in CI. */
function git(...args: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  return run('git', ['-c', `safe.directory=${root.replace(/\/$/, '')}`, ...args], { cwd: root });
}

/**
 * Checks a release out into a temporary directory and installs the Node, pnpm and dependencies that it pins, with
 * its own toolchain.
 * @throws if git lacks the commit or the dependencies cannot be installed.
 */
export async function checkOutRelease(commit: string): Promise<Release> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'order-store-release-'));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const archive = join(folder, 'release.tar');
    await git('archive', `--output=${archive}`, commit);
    await run('tar', ['-xf', archive, '-C', folder]);
    const toolchain = join(folder, 'scripts/toolchain.mjs');
    const { stdout } = await run(process.execPath, [toolchain, 'node', '-p', 'process.execPath']);
    const manifest = await readFile(join(folder, 'packages/api/package.json'), 'utf8');
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest));
    return { folder, node: stdout.trim(), version, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Relative to the root of a release. */
export const caller = 'packages/api/src/testing/call-every-procedure.ts';

const root = fileURLToPath(new URL('../../../../..', import.meta.url));
const run = promisify(execFile);
