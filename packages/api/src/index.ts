export type { AppRouter } from './router.ts';
export { ConfigError, readConfig, type Environment } from './config.ts';
export {
  openStoreDatabase,
  runApi,
  StartError,
  type RunApiOptions,
  type RunningApi,
} from './run-api.ts';
export { endOnSignal, failStart } from './program.ts';
export { runCommand } from './run-command.ts';
