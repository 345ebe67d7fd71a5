export type { AppRouter } from './router.ts';
export { ConfigError, readConfig, type Environment } from './config.ts';
export { openStoreDatabase, runApi, type RunApiOptions, type RunningApi } from './run-api.ts';
export { StartError } from './start-error.ts';
export { endOnSignal, failStart } from './program.ts';
export { runCommand } from './run-command.ts';
