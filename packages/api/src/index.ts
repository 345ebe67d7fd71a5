export * from './library/index.ts';
export { readConfig, type Environment } from './config.ts';
export { openStoreDatabase, runApi, type RunApiOptions, type RunningApi } from './run-api.ts';
export { endOnSignal, failStart } from './program.ts';
export { runCommand } from './run-command.ts';
