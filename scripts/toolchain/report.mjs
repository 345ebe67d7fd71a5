import { constants } from 'node:os';

/** The message says what is wrong and what to do. */
export class ToolchainError extends Error {}

/** A signal during the preparation. */
export class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`Interrupted by ${signal}`);
    this.exitCode = exitCodeOf(signal);
  }
}

/** Prints a line to stderr; stdout belongs to the command. */
export function say(/** @type {string} */ line) {
  process.stderr.write(`${line}\n`);
}

/** The exit code for a program ended by a signal, as in a shell. */
export function exitCodeOf(/** @type {NodeJS.Signals} */ signal) {
  return 128 + (constants.signals[signal] ?? 0);
}
