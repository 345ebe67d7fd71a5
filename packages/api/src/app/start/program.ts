import { inspect } from 'node:util';
import { DatabaseServerError } from '@order-store/embedded-postgres';
import { ConfigError } from '../config/config.ts';
import { StartError } from './start-error.ts';
import { hideSecrets } from '../../platform/telemetry/hide-secrets.ts';

/** Ends the process with the error's message alone where the message says all, else with the whole error. */
export function failStart(error: unknown): never {
  console.error(problemOf(error));
  process.exit(1);
}

/** What is told of an error that hinders the start. */
export function problemOf(error: unknown): string {
  const known =
    error instanceof ConfigError ||
    error instanceof StartError ||
    error instanceof DatabaseServerError;
  return hideSecrets(known ? error.message : inspect(error));
}

/** Calls `close` at the first SIGINT or SIGTERM and ends the process after it. Further signals change nothing. */
export function endOnSignal(close: () => Promise<void>): void {
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Ctrl-C reaches this process from the terminal and again through the package manager: that is one wish.
      if (ending) return;
      ending = true;
      close().then(
        () => process.exit(0),
        (error: unknown) => failStart(error),
      );
    });
  }
}

/** A line for people. */
export function print(line: string): void {
  console.log(line);
}
