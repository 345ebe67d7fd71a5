import { inspect } from 'node:util';
import { DatabaseServerError } from '@order-store/embedded-postgres';
import { ConfigError } from '../config/config.ts';
import { StartError } from '../start-error.ts';
import { hideSecrets } from '../../platform/telemetry/hide-secrets.ts';

/** Exits with the error's message if it was written for users, otherwise with the whole error. */
export function failStart(error: unknown): never {
  console.error(problemOf(error));
  process.exit(1);
}

/** The message of an error that prevents the start. */
export function problemOf(error: unknown): string {
  const known =
    error instanceof ConfigError ||
    error instanceof StartError ||
    error instanceof DatabaseServerError;
  return hideSecrets(known ? error.message : inspect(error));
}

/** Calls `close` on the first SIGINT or SIGTERM, then exits. Further signals are ignored. */
export function endOnSignal(close: () => Promise<void>): void {
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Ctrl-C reaches this process twice: from the terminal and through the package manager.
      if (ending) return;
      ending = true;
      close().then(
        () => process.exit(0),
        (error: unknown) => failStart(error),
      );
    });
  }
}

/** Prints a line for users. */
export function print(line: string): void {
  console.log(line);
}
