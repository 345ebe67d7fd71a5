import { delimiter, dirname, join } from 'node:path';

/**
 * The environment in which the command and everything before it runs.
 *
 * @param {string} root
 * @param {import('./tools.mjs').Tools} tools
 */
export function commandEnvironment(root, tools) {
  const path = [...tools.folders, join(root, 'node_modules', '.bin')];
  // PATH may have another Node than the one that is good enough.
  if (!tools.bringsNode) path.push(dirname(process.execPath));
  return {
    ...withoutNpmRun(process.env),
    [pathName(process.env)]: [...path, process.env[pathName(process.env)]].join(delimiter),
    // The pnpm in PATH is the pinned one; without this it would ask the registry about itself.
    pnpm_config_pm_on_fail: 'ignore',
    TURBO_TELEMETRY_DISABLED: '1',
    // Halves the time until a program starts.
    NODE_COMPILE_CACHE:
      process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node'),
  };
}

/**
 * Without the variables that `npm run` sets for its scripts: pnpm would take npm's view of the project, and
 * npm's defaults, for the user's wishes. Where to find packages, and how, stays.
 *
 * @param {NodeJS.ProcessEnv} environment
 */
export function withoutNpmRun(environment) {
  const network =
    /^npm_config_(@|\/\/|.*registry|.*proxy|ca|cafile|cert|key|strict_ssl|.*offline|fetch_.*|userconfig|cache)/i;
  const entries = Object.entries(environment);
  return Object.fromEntries(entries.filter(([name]) => !/^npm_/i.test(name) || network.test(name)));
}

/** Windows writes it `Path`. */
export function pathName(/** @type {NodeJS.ProcessEnv} */ environment) {
  return Object.keys(environment).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
}
