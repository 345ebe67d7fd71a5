#!/usr/bin/env node
// Plain JavaScript, because Node does not strip types of installed packages.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const usage = `Creates a shop backend on Order Store in a new folder.

  npm create order-store NAME

  NAME                 name of the shop's folder and package, such as my-shop
  --packages FOLDER    install @order-store/api and @order-store/sdk from their tarballs in this folder
  --no-install         do not run npm install
  --help               print this text`;

/** A mistake of the caller, printed without its stack. */
class UsageError extends Error {}

try {
  await create();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function create() {
  const { values, positionals } = readArguments();
  if (values.help) return console.log(usage);
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0) {
    throw new UsageError(`Expected one NAME, got ${positionals.length}\n\n${usage}`);
  }
  const { version, engines } = await readJson(new URL('package.json', import.meta.url));
  checkNode(engines.node);
  const template = await readJson(new URL('template/package.json', import.meta.url));
  const dependencies = await ownPackages(template.dependencies, version, values.packages);
  checkName(name, { ...template.dependencies, ...template.devDependencies });
  const folder = resolve(name);
  await makeFolder(folder, name);
  try {
    await cp(new URL('template', import.meta.url), folder, { recursive: true });
    // npm does not publish files of this name.
    await rename(join(folder, '_gitignore'), join(folder, '.gitignore'));
    const manifest = { name, ...template, dependencies };
    await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  } catch (error) {
    await rm(folder, { recursive: true });
    throw error;
  }
  const isInstalled = !values['no-install'] && install(folder, name);
  const steps = [`cd ${name}`, ...(isInstalled ? [] : ['npm install']), 'npm test', 'npm start'];
  console.log(`\nCreated ${name}. Next:\n\n${steps.map((step) => `  ${step}`).join('\n')}\n`);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        packages: { type: 'string' },
        'no-install': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`${messageOf(error)}\n\n${usage}`);
  }
}

/** @param {string} range such as `>=24` or `>=22.18` */
function checkNode(range) {
  const [major = 0, minor = 0] = range.replace('>=', '').split('.').map(Number);
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  throw new UsageError(
    `Node ${process.versions.node} is too old: install Node ${range.replace('>=', '')} or newer`,
  );
}

/** @param {string} name @param {Record<string, string>} dependencies */
function checkName(name, dependencies) {
  if (!/^[a-z\d][a-z\d._-]{0,100}$/.test(name)) {
    const allowed =
      'lower-case letters, digits, "-", "_" and ".", and begins with a letter or digit';
    const slug = name
      .toLowerCase()
      .replaceAll(/[^a-z\d]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 100);
    throw new UsageError(
      `"${name}" cannot be the name of a package: it has up to 101 ${allowed}, such as ${slug || 'my-shop'}`,
    );
  }
  if (name in dependencies || name === 'node_modules' || name === 'create-order-store') {
    throw new UsageError(`"${name}" is the name of another package: choose another name`);
  }
}

/** @param {string} folder @param {string} name */
async function makeFolder(folder, name) {
  try {
    await mkdir(folder);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    throw new UsageError(`${name} exists already: choose another name, or remove it first`);
  }
}

/**
 * The dependencies, with this version of our own packages, or the tarballs in a folder.
 * @param {Record<string, string>} dependencies @param {string} version @param {string | undefined} packages
 */
async function ownPackages(dependencies, version, packages) {
  const files = packages === undefined ? [] : await listFolder(packages);
  return Object.fromEntries(
    Object.entries(dependencies).map(([name, range]) => {
      if (!name.startsWith('@order-store/')) return [name, range];
      if (packages === undefined) return [name, `^${version}`];
      const prefix = `${name.replace('@', '').replace('/', '-')}-`;
      const tarball = files.find((file) => file.startsWith(prefix) && file.endsWith('.tgz'));
      if (tarball) return [name, `file:${resolve(packages, basename(tarball))}`];
      throw new UsageError(`--packages: ${packages} has no ${prefix}*.tgz; pack ${name} into it`);
    }),
  );
}

/** @param {string} folder */
async function listFolder(folder) {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new UsageError(`--packages: ${messageOf(error)}`);
  }
}

/** @param {string} folder @param {string} name */
function install(folder, name) {
  console.log(`Installing the packages of ${name}…`);
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
    // npm is a script on Windows.
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(`npm install failed in ${name}: correct the problem above, then run it again`);
    process.exitCode = 1;
  }
  return status === 0;
}

/** @param {URL} file */
async function readJson(file) {
  return JSON.parse(await readFile(file, 'utf8'));
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
