import { constants } from 'node:os';

/** A failure whose message says what is wrong and what to do next. */
export class ToolchainError extends Error {}

/** A signal came while something was made ready. */
export class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`Interrupted by ${signal}`);
    this.exitCode = exitCodeOf(signal);
  }
}

/** Prints a line for people. Standard output belongs to the command. */
export function say(/** @type {string} */ line) {
  process.stderr.write(`${line}\n`);
}

/** What a shell gives as the exit code of a program that a signal has ended. */
export function exitCodeOf(/** @type {NodeJS.Signals} */ signal) {
  return 128 + (constants.signals[signal] ?? 0);
}
