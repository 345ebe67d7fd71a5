import { delimiter, dirname, join } from 'node:path';

/**
 * The environment of the command and of all preparations.
 *
 * @param {string} root
 * @param {import('./tools.mjs').Tools} tools
 */
export function commandEnvironment(root, tools) {
  const path = [...tools.folders, join(root, 'node_modules', '.bin')];
  // PATH may contain another Node first.
  if (!tools.bringsNode) path.push(dirname(process.execPath));
  return {
    ...withoutNpmRun(process.env),
    [pathName(process.env)]: [...path, process.env[pathName(process.env)]].join(delimiter),
    // The pnpm in PATH is the pinned one; without this it would query the registry for its own version.
    pnpm_config_pm_on_fail: 'ignore',
    TURBO_TELEMETRY_DISABLED: '1',
    // Halves the time until a program starts.
    NODE_COMPILE_CACHE:
      process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node'),
  };
}

/**
 * Removes the variables that `npm run` sets for scripts, because pnpm would use npm's defaults as configuration. Keeps
 * those about registries and the network.
 *
 * @param {NodeJS.ProcessEnv} environment
 */
export function withoutNpmRun(environment) {
  const network =
    /^npm_config_(@|\/\/|.*registry|.*proxy|ca|cafile|cert|key|strict_ssl|.*offline|fetch_.*|userconfig|cache)/i;
  const entries = Object.entries(environment);
  return Object.fromEntries(entries.filter(([name]) => !/^npm_/i.test(name) || network.test(name)));
}

/** On Windows it is `Path`. */
export function pathName(/** @type {NodeJS.ProcessEnv} */ environment) {
  return Object.keys(environment).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
}
