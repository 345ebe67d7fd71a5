import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { constants } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMusl } from './dependencies.mjs';
import { pathName, withoutNpmRun } from './environment.mjs';
import { withLock } from './lock.mjs';
import { say, ToolchainError } from './report.mjs';
import { runStep } from './run-step.mjs';

/** The version in ./pinned/node, and the oldest acceptable one. */
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
 * @property {number} changedAt
 */

/**
 * Finds the pinned pnpm and a Node that is new enough: installed ones, or else downloaded with npm once.
 *
 * @param {string} root
 * @returns {Promise<Tools>}
 * @throws {ToolchainError} if npm can't download them.
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
async function isStill(name, { folder, changedAt }) {
  try {
    const program = join(folder, executable(name));
    await access(program, constants.X_OK);
    return (await stat(program)).mtimeMs === changedAt;
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
    // No write permission: the next run searches again.
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
  const found = Object.entries(missing).map(async ([name, version]) => {
    const source = await findSource(name, version);
    const tool = (await locate(source, name, version)) ?? (await download(source, name, version));
    return /** @type {const} */ ([name, tool]);
  });
  return Object.fromEntries(await Promise.all(found));
}

/**
 * @typedef {object} Source what npm installs, and where
 * @property {string} folder shared by all checkouts, as those of npx are
 * @property {object} manifest a package.json
 * @property {object} [lock] its lockfile
 * @property {string} path of the package in `folder`
 */

/**
 * The package for this platform, by its hash in ./pinned, so that npm rejects other content. A platform that is not in there
 * gets the version without a hash.
 *
 * @param {string} name
 * @param {string} version
 * @returns {Promise<Source>}
 */
async function findSource(name, version) {
  const pinned = join(dirname(fileURLToPath(import.meta.url)), 'pinned', name, 'package-lock.json');
  /** @type {{ packages: Record<string, LockedPackage> }} */
  const { packages } = JSON.parse(await readFile(pinned, 'utf8'));
  const [path = `node_modules/${name}`, locked] =
    Object.entries(packages).find(([, each]) => isForThisPlatform(each)) ?? [];
  // Not optional, so that npm fails without it.
  const manifest = { dependencies: { [path.replace('node_modules/', '')]: version } };
  const lock = locked && {
    lockfileVersion: 3,
    packages: { '': manifest, [path]: { ...locked, optional: false } },
  };
  const key = createHash('sha256')
    .update(JSON.stringify([manifest, lock]))
    .digest('hex');
  const cache = process.env.npm_config_cache ?? join(homedir(), '.npm');
  return { folder: join(cache, '_order-store', key.slice(0, 16)), manifest, lock, path };
}

/**
 * @param {Source} source
 * @param {string} name
 * @param {string} version
 * @returns {Promise<Tool | undefined>}
 */
async function locate({ folder, path }, name, version) {
  for (const tools of [join(folder, 'node_modules', '.bin'), join(folder, path)]) {
    const program = await stat(join(tools, executable(name))).catch(() => undefined);
    if (program?.isFile()) return { version, folder: tools, changedAt: program.mtimeMs };
  }
  return undefined;
}

/**
 * @param {Source} source
 * @param {string} name
 * @param {string} version
 * @returns {Promise<Tool>}
 */
async function download(source, name, version) {
  say(`Downloading ${name}@${version} with npm, once`);
  const { folder, manifest, lock } = source;
  const incomplete = `${folder}.${process.pid}`;
  await mkdir(incomplete, { recursive: true });
  await writeFile(join(incomplete, 'package.json'), JSON.stringify(manifest));
  if (lock) await writeFile(join(incomplete, 'package-lock.json'), JSON.stringify(lock));
  const args = [
    // Without a hash, it is the package for all platforms, which puts the program in place with a script.
    ...(lock ? ['ci', '--ignore-scripts'] : ['install', '--ignore-scripts=false']),
    // Otherwise npm would read the project in the current folder.
    `--prefix=${incomplete}`,
    '--prefer-offline',
    // Without a network, npm would retry silently for more than a minute.
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
  ];
  const options = { cwd: tmpdir(), env: withoutNpmRun(process.env), show: false };
  const { succeeded, output } = await runStep('npm', args, options);
  // Fails if another checkout has downloaded it in the meantime.
  if (succeeded) await rename(incomplete, folder).catch(() => {});
  await rm(incomplete, { recursive: true, force: true });
  const found = await locate(source, name, version);
  if (found) return found;
  throw new ToolchainError(
    `${output.trimEnd()}\nCould not download ${name}@${version} with npm. This requires npm and the npm registry once; later runs need no network.`,
  );
}

/**
 * @typedef {object} LockedPackage
 * @property {string} version
 * @property {string} integrity
 * @property {string | string[]} [os]
 * @property {string | string[]} [cpu]
 */

function isForThisPlatform(/** @type {LockedPackage} */ { os = [], cpu = [] }) {
  // The pinned programs need glibc.
  return [os].flat().includes(process.platform) && [cpu].flat().includes(process.arch) && !isMusl();
}

/** @param {NodeJS.ProcessEnv} environment */
function foldersOf(environment) {
  const folders = (environment[pathName(environment)] ?? '').split(delimiter);
  return folders.filter((folder) => folder !== '');
}

function executable(/** @type {string} */ name) {
  return process.platform === 'win32' ? `${name}.cmd` : name;
}
