import { randomInt } from 'node:crypto';

/** Number of runs and seed, printed to reproduce a failure. */
interface FuzzSettings {
  /** Calls per procedure and kind of caller. */
  readonly numRuns: number;
  readonly seed: number;
}

/** Reads FUZZ_RUNS and FUZZ_SEED. The default is few runs; CI does more. */
export function fuzzSettings(): FuzzSettings {
  const settings = {
    numRuns: Number(process.env['FUZZ_RUNS'] ?? 5),
    seed: Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31)),
  };
  if (!Object.values(settings).every(Number.isSafeInteger))
    throw new Error('FUZZ_RUNS and FUZZ_SEED must be whole numbers');
  console.log(`Reproduce with FUZZ_RUNS=${settings.numRuns} FUZZ_SEED=${settings.seed}`);
  return settings;
}

/** Timeout in milliseconds for this many runs of each procedure. */
export function fuzzTimeout(): number {
  return Math.max(120_000, Number(process.env['FUZZ_RUNS'] ?? 0) * 10_000);
}
