import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withLock } from './lock.mjs';
import { say, ToolchainError } from './report.mjs';
import { runStep } from './run-step.mjs';

/** The page's sources. */
const sources = [
  'apps/demo',
  'packages/sdk',
  'packages/api/src',
  'pnpm-lock.yaml',
  'tsconfig.base.json',
];
const page = 'apps/demo/dist/index.html';

/**
 * Builds the demo's web app unless it is up to date.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} environment
 * @throws {ToolchainError} with the builder's output if the build fails.
 */
export async function buildWebPage(root, environment) {
  if (!existsSync(join(root, 'apps/demo/package.json'))) {
    throw new ToolchainError('apps/demo has no package.json: there is no web app to build.');
  }
  if (isCurrent(root)) return;
  await withLock(root, async () => {
    if (isCurrent(root)) return;
    say('Building the web app');
    const sourcesOfThis = fingerprint(root);
    const args = ['run', 'build', '--filter=@order-store/demo', '--output-logs=errors-only'];
    const options = { cwd: root, env: environment, show: false };
    const { succeeded, output } = await runStep('turbo', args, options);
    if (!succeeded || !existsSync(join(root, page))) {
      throw new ToolchainError(`${output.trimEnd()}\nThe web app could not be built.`);
    }
    await mkdir(dirname(markOf(root)), { recursive: true });
    await writeFile(markOf(root), sourcesOfThis);
  });
}

/** The fingerprint of the sources of the last build. */
function markOf(/** @type {string} */ root) {
  return join(root, 'node_modules', '.cache', 'toolchain', 'web-page');
}

function isCurrent(/** @type {string} */ root) {
  if (!existsSync(join(root, page)) || !existsSync(markOf(root))) return false;
  return readFileSync(markOf(root), 'utf8') === fingerprint(root);
}

/** Changes when a source file is changed, added, removed or renamed. */
function fingerprint(/** @type {string} */ root) {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, root, source);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} root
 * @param {string} path
 */
function addTo(hash, root, path) {
  const entry = statSync(join(root, path), { throwIfNoEntry: false });
  if (entry === undefined) return;
  if (!entry.isDirectory()) {
    hash.update(`${path}\0${entry.size}\0${entry.mtimeMs}\0`);
    return;
  }
  for (const name of readdirSync(join(root, path)).toSorted()) {
    if (!made.has(name)) addTo(hash, root, join(path, name));
  }
}

const made = new Set([
  'node_modules',
  'dist',
  '.turbo',
  'coverage',
  'test-results',
  'playwright-report',
]);
