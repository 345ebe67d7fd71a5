import { access, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { constants } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pathName, withoutNpmRun } from './environment.mjs';
import { withLock } from './lock.mjs';
import { say, ToolchainError } from './report.mjs';
import { runStep } from './run-step.mjs';

/** The version that npx downloads, and the oldest acceptable one. */
const nodeVersion = '24.21.0';
const oldestNode = '24.12.0';

/**
 * @typedef {object} Tools
 * @property {string[]} folders to put in front of PATH
 * @property {boolean} bringsNode whether they contain a Node to use instead of the current one
 * @property {string} pnpm the pinned version
 */

/**
 * @typedef {object} Tool where a tool is, and how to check quickly that it is unchanged
 * @property {string} version
 * @property {string} folder the folder it is in
 * @property {string} [manifest] the package.json of the downloaded package
 * @property {number} [changedAt] of an installed program
 */

/**
 * Finds the pinned pnpm and a Node that is new enough: installed ones, or else downloaded with npx once.
 *
 * @param {string} root
 * @returns {Promise<Tools>}
 * @throws {ToolchainError} if npx can't download them.
 */
export async function findTools(root) {
  const pnpm = await pinnedPnpm(root);
  const wanted = {
    ...(isAtLeast(process.versions.node, oldestNode) ? {} : { node: nodeVersion }),
    pnpm,
  };
  const found = (await recall(root, wanted)) ?? (await search(root, wanted));
  const folders = [...new Set(Object.values(found).map(({ folder }) => folder))];
  return { folders, bringsNode: found['node'] !== undefined, pnpm };
}

/** @param {string} root */
async function pinnedPnpm(root) {
  const { packageManager } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const version = /^pnpm@(\d+\.\d+\.\d+[^+]*)/.exec(packageManager)?.[1];
  if (version !== undefined) return version;
  throw new ToolchainError('package.json must have an exact "packageManager": "pnpm@…".');
}

/**
 * @param {string} version
 * @param {string} oldest
 */
function isAtLeast(version, oldest) {
  return version.localeCompare(oldest, 'en', { numeric: true }) >= 0;
}

/**
 * @param {string} root
 * @param {Record<string, string>} wanted
 * @returns {Promise<Record<string, Tool> | undefined>} undefined unless all still exist.
 */
async function recall(root, wanted) {
  const remembered = await readFile(memoryOf(root), 'utf8')
    .then(JSON.parse)
    .catch(() => ({}));
  const entries = Object.entries(wanted).map(([name]) => [name, remembered[name]]);
  for (const [name, tool] of entries) {
    if (tool?.version !== wanted[name] || !(await isStill(name, tool))) return undefined;
  }
  return Object.fromEntries(entries);
}

/** In node_modules, so that removing that removes this record too. */
function memoryOf(/** @type {string} */ root) {
  return join(root, 'node_modules', '.cache', 'toolchain', 'tools.json');
}

/**
 * @param {string} name
 * @param {Tool} tool
 */
async function isStill(name, { version, folder, manifest, changedAt }) {
  try {
    const program = join(folder, executable(name));
    await access(program, constants.X_OK);
    if (manifest === undefined) return (await stat(program)).mtimeMs === changedAt;
    return JSON.parse(await readFile(manifest, 'utf8')).version === version;
  } catch {
    return false;
  }
}

/**
 * @param {string} root
 * @param {Record<string, string>} wanted
 * @returns {Promise<Record<string, Tool>>}
 */
async function search(root, wanted) {
  return withLock(root, async () => {
    const known = await recall(root, wanted);
    if (known !== undefined) return known;
    const found = await findInstalled(wanted);
    const missing = Object.entries(wanted).filter(([name]) => found[name] === undefined);
    if (missing.length > 0) Object.assign(found, await bring(Object.fromEntries(missing)));
    await remember(root, found);
    return found;
  });
}

/**
 * @param {string} root
 * @param {Record<string, Tool>} tools
 */
async function remember(root, tools) {
  const file = memoryOf(root);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.incomplete`, JSON.stringify(tools, undefined, 2));
    await rename(`${file}.incomplete`, file);
  } catch {
    // No write permission: the next run uses npx again.
  }
}

/**
 * @param {Record<string, string>} wanted
 * @returns {Promise<Record<string, Tool>>}
 */
async function findInstalled({ pnpm }) {
  const installed = pnpm === undefined ? undefined : await findInstalledPnpm(pnpm);
  return installed === undefined ? {} : { pnpm: installed };
}

/**
 * @param {string} version
 * @returns {Promise<Tool | undefined>}
 */
async function findInstalledPnpm(version) {
  for (const folder of foldersOf(process.env)) {
    const program = join(folder, executable('pnpm'));
    const file = await stat(program).catch(() => undefined);
    if (file === undefined || !file.isFile()) continue;
    const { stdout } = await runStep(program, ['--version'], {
      // In a project's folder, pnpm would switch to the version pinned by that project.
      cwd: tmpdir(),
      env: { ...withoutNpmRun(process.env), COREPACK_ENABLE_NETWORK: '0' },
      show: false,
      timeout: 10_000,
    });
    return stdout.trim() === version ? { version, folder, changedAt: file.mtimeMs } : undefined;
  }
  return undefined;
}

/**
 * @param {Record<string, string>} missing
 * @returns {Promise<Record<string, Tool>>}
 */
async function bring(missing) {
  const packages = Object.entries(missing).map(([name, version]) => `${name}@${version}`);
  const list = packages.join(' and ');
  say(`Downloading ${list} with npx, once`);
  const mark = 'PATH of the toolchain: ';
  const args = [
    '--yes',
    '--prefer-offline',
    // The npm package of Node consists of its install script.
    '--ignore-scripts=false',
    // Without a network, npm would retry silently for more than a minute.
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
    ...packages.flatMap((name) => ['--package', name]),
    '--',
    'node',
    '-p',
    `'${mark}' + process.env.PATH`,
  ];
  // Not in this folder: npx would read the project.
  const options = { cwd: tmpdir(), env: withoutNpmRun(process.env), show: false };
  const { succeeded, stdout, output } = await runStep('npx', args, options);
  const path = stdout
    .split('\n')
    .findLast((line) => line.startsWith(mark))
    ?.slice(mark.length);
  const found = succeeded && path !== undefined ? await locate(missing, path) : undefined;
  if (found !== undefined) return found;
  throw new ToolchainError(
    `${output.trimEnd()}\nCould not download ${list} with npx. This requires npm and the npm registry once; later runs need no network.`,
  );
}

/**
 * @param {Record<string, string>} wanted
 * @param {string} path a value of PATH
 * @returns {Promise<Record<string, Tool> | undefined>}
 */
async function locate(wanted, path) {
  /** @type {Record<string, Tool>} */
  const found = {};
  for (const [name, version] of Object.entries(wanted)) {
    for (const folder of path.trim().split(delimiter)) {
      const tool = { version, folder, manifest: join(folder, '..', name, 'package.json') };
      if (await isStill(name, tool)) found[name] ??= tool;
    }
    if (found[name] === undefined) return undefined;
  }
  return found;
}

/** @param {NodeJS.ProcessEnv} environment */
function foldersOf(environment) {
  const folders = (environment[pathName(environment)] ?? '').split(delimiter);
  return folders.filter((folder) => folder !== '');
}

function executable(/** @type {string} */ name) {
  return process.platform === 'win32' ? `${name}.cmd` : name;
}
