export * from './app/library/index.ts';
export { readConfig, type Environment } from './app/config/config.ts';
export {
  openStoreDatabase,
  runApi,
  type RunApiOptions,
  type RunningApi,
} from './app/start/run-api.ts';
export { endOnSignal, failStart } from './app/start/program.ts';
export { runCommand } from './app/start/run-command.ts';
export { emailProblem } from './shared/email.ts';
