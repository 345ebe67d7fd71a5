import { randomInt } from 'node:crypto';

/** How long to fuzz, and with which seed; printed, so that a failure can be had again. */
export interface FuzzSettings {
  /** Calls of each procedure as each kind of caller. */
  readonly numRuns: number;
  readonly seed: number;
}

/** FUZZ_RUNS and FUZZ_SEED: few runs in every test run, many by hand. */
export function fuzzSettings(): FuzzSettings {
  const settings = {
    numRuns: Number(process.env['FUZZ_RUNS'] ?? 15),
    seed: Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31)),
  };
  if (!Object.values(settings).every(Number.isSafeInteger))
    throw new Error('FUZZ_RUNS and FUZZ_SEED must be whole numbers');
  console.log(`Again with FUZZ_RUNS=${settings.numRuns} FUZZ_SEED=${settings.seed}`);
  return settings;
}

/** Milliseconds that a test may take with so many runs of each procedure. */
export function fuzzTimeout(): number {
  return Math.max(120_000, Number(process.env['FUZZ_RUNS'] ?? 0) * 10_000);
}
