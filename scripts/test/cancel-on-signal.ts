import type { Vitest } from 'vitest/node';

/** The terminal and `scripts/test.ts` both forward one Ctrl-C. */
const duplicateWithinMs = 1000;

/**
 * On SIGINT or SIGTERM, finishes running tests and stops the run's database. A second signal exits immediately.
 */
export function cancelOnSignal(vitest: Vitest): void {
  let cancelledAt: number | undefined;
  const cancel = (signal: NodeJS.Signals) => {
    const now = performance.now();
    if (cancelledAt !== undefined) {
      if (now - cancelledAt > duplicateWithinMs) process.exit(1);
      return;
    }
    cancelledAt = now;
    console.error(`${signal}: stopping after the running tests; send it again to stop immediately`);
    process.exitCode = 1;
    void shutDown(vitest);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Vitest's listener exits immediately and would leave the database running.
    process.removeAllListeners(signal);
    process.on(signal, cancel);
  }
}

async function shutDown(vitest: Vitest): Promise<void> {
  try {
    await vitest.cancelCurrentRun('keyboard-input');
  } finally {
    await vitest.exit(true);
  }
}
