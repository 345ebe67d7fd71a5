import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withLock } from './lock.mjs';
import { say, ToolchainError } from './report.mjs';
import { runStep } from './run-step.mjs';

/**
 * Installs the dependencies if node_modules does not match pnpm-lock.yaml.
 *
 * @param {string} root
 * @param {import('./tools.mjs').Tools} tools
 * @param {NodeJS.ProcessEnv} environment
 * @throws {ToolchainError} if they can't be installed.
 */
export async function installDependencies(root, tools, environment) {
  if (whyInstall(root, tools) === undefined) return;
  await withLock(root, async () => {
    const why = whyInstall(root, tools);
    if (why === undefined) return;
    say(`Installing the dependencies: ${why.reason}`);
    if (why.reinstall) await removeModules(root);
    await rm(markOf(root), { force: true });
    await runPnpm(root, environment);
    await mkdir(dirname(markOf(root)), { recursive: true });
    await writeFile(markOf(root), JSON.stringify(describe(root, tools), undefined, 2));
  });
}

/** Written when an installation is complete. */
function markOf(/** @type {string} */ root) {
  return join(root, 'node_modules', '.cache', 'toolchain', 'installed.json');
}

/**
 * @param {string} root
 * @param {import('./tools.mjs').Tools} tools
 * @returns {{ reason: string, reinstall?: true } | undefined} undefined if nothing has to be done.
 */
function whyInstall(root, tools) {
  if (!existsSync(join(root, 'node_modules', '.pnpm'))) return { reason: 'not installed yet' };
  const installed = readMark(root);
  if (installed === undefined) return { reason: 'no record of installed dependencies' };
  const wanted = describe(root, tools);
  if (installed.platform !== wanted.platform) {
    return { reason: `installed for ${installed.platform}`, reinstall: true };
  }
  if (installed.pnpm !== wanted.pnpm) return { reason: 'installed by another pnpm version' };
  if (installed.root !== wanted.root) return { reason: 'the checkout was moved' };
  if (installed.files !== wanted.files)
    return { reason: 'pnpm-lock.yaml or a package.json has changed' };
  const gone = installed.folders.find(
    (/** @type {string} */ name) => !existsSync(join(root, name)),
  );
  return gone === undefined ? undefined : { reason: `${gone} is missing` };
}

function readMark(/** @type {string} */ root) {
  try {
    return JSON.parse(readFileSync(markOf(root), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} root
 * @param {import('./tools.mjs').Tools} tools
 */
function describe(root, { pnpm }) {
  const packages = ['.', ...workspaceFolders(root)];
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc', '.pnpmfile.cjs'];
  files.push(...packages.map((folder) => join(folder, 'package.json')));
  const hash = createHash('sha256');
  for (const file of files.filter((name) => existsSync(join(root, name)))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  const folders = packages.map((folder) => join(folder, 'node_modules'));
  return {
    platform: platform(),
    pnpm,
    root,
    files: hash.digest('hex'),
    folders: folders.filter((folder) => existsSync(join(root, folder))),
  };
}

/**
 * The entries of pnpm-workspace.yaml: `folder` or `folder/*`.
 *
 * @param {string} root
 * @returns {string[]}
 */
function workspaceFolders(root) {
  const list = /^packages:\n((?:[ \t]*-.*\n|[ \t]*#.*\n|\n)+)/m;
  const [, items = ''] = list.exec(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')) ?? [];
  const patterns = [...items.matchAll(/^[ \t]*-[ \t]*["']?([^"'\s#]+)/gm)].map(
    ([, name = '']) => name,
  );
  const folders = patterns.flatMap((pattern) => {
    if (!pattern.endsWith('/*')) return [pattern];
    const parent = pattern.slice(0, -2);
    if (!existsSync(join(root, parent))) return [];
    const names = readdirSync(join(root, parent));
    return names.map((name) => join(parent, name));
  });
  const packages = folders.filter((folder) => existsSync(join(root, folder, 'package.json')));
  return packages.toSorted((one, other) => one.localeCompare(other));
}

/** Some packages contain platform-specific programs. */
function platform() {
  return `${process.platform}-${process.arch}${isMusl() ? '-musl' : ''}`;
}

export function isMusl() {
  return (
    process.platform === 'linux' && readdirSync('/lib').some((name) => name.startsWith('ld-musl-'))
  );
}

/** Keeps .cache, which contains the toolchain's records. */
async function removeModules(/** @type {string} */ root) {
  for (const folder of ['.', ...workspaceFolders(root)]) {
    const modules = join(root, folder, 'node_modules');
    for (const name of existsSync(modules) ? readdirSync(modules) : []) {
      if (name !== '.cache') await rm(join(modules, name), { recursive: true, force: true });
    }
  }
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} environment
 */
async function runPnpm(root, environment) {
  const args = ['install', '--frozen-lockfile'];
  if (!process.stderr.isTTY) args.push('--reporter=append-only');
  const env = {
    ...environment,
    pnpm_config_confirm_modules_purge: 'false',
    // With "production", pnpm would skip the packages that build the web app.
    NODE_ENV: undefined,
  };
  const { succeeded } = await runStep('pnpm', args, { cwd: root, env, show: true });
  if (succeeded) return;
  throw new ToolchainError(
    'The dependencies could not be installed; see above. The first installation requires the npm registry. After a change of a package.json, run `pnpm install` to bring pnpm-lock.yaml up to date.',
  );
}
