import { execFile } from 'node:child_process';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Checkout } from '../api-process.ts';

/** A release taken out of the history, able to run. Its folder is gone at the end of the scope. */
export interface Release extends Checkout, AsyncDisposable {
  readonly version: string;
}

/** What `previous-release.json` says. It moves when a release is made: docs/upgrades.md. */
export async function readPreviousRelease(): Promise<{ version: string; commit: string }> {
  const file = new URL('../../../previous-release.json', import.meta.url);
  return Recorded.parse(JSON.parse(await readFile(file, 'utf8')));
}

const Recorded = z.strictObject({
  version: z.string(),
  commit: z.string().regex(/^[0-9a-f]{40}$/, 'must be a whole commit id: 40 of 0-9 and a-f'),
});

/** Why a commit can't be taken out of the history here, in words; undefined when it can. */
export async function whyNotThere(commit: string): Promise<string | undefined> {
  try {
    await git('cat-file', '-e', `${commit}^{commit}`);
    return undefined;
  } catch (error) {
    const { stderr = '' } = z.object({ stderr: z.string() }).safeParse(error).data ?? {};
    const why = stderr.trim() || String(error);
    return `commit ${commit} can't be had (${why}); a full clone has it: git fetch --unshallow`;
  }
}

/**
 * Whether this is a clone with all of the history, neither a shallow one nor a snapshot that somebody has committed:
 * in it, a commit that is not there was recorded wrongly.
 */
export async function hasWholeHistory(): Promise<boolean> {
  try {
    const shallow = await git('rev-parse', '--is-shallow-repository');
    const commits = await git('rev-list', '--count', '--max-count=2', 'HEAD');
    return shallow.stdout.trim() === 'false' && commits.stdout.trim() === '2';
  } catch {
    return false;
  }
}

/** Runs Git on this clone, also when the files are another user's, such as root's in CI. */
function git(...args: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  return run('git', ['-c', `safe.directory=${root.replace(/\/$/, '')}`, ...args], { cwd: root });
}

/**
 * Puts a release into a temporary folder and lets its own toolchain bring what it needs, as `npm start` there would:
 * the Node, the pnpm and the dependencies that it pins.
 *
 * @throws when git lacks the commit or its dependencies can't be installed.
 */
export async function takeRelease(commit: string): Promise<Release> {
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

/** From the root of any release. */
export const caller = 'packages/api/src/testing/call-every-procedure.ts';

const root = fileURLToPath(new URL('../../../../..', import.meta.url));
const run = promisify(execFile);
