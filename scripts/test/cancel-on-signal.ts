import type { Vitest } from 'vitest/node';

/** A terminal and `scripts/test.ts` both pass on one Ctrl-C. */
const repeatedWithinMs = 1000;

/**
 * Lets SIGINT and SIGTERM end a run in order: running tests end, and the database of the run
 * goes. A second one does not wait.
 */
export function cancelOnSignal(vitest: Vitest): void {
  let cancelledAt: number | undefined;
  const cancel = (signal: NodeJS.Signals) => {
    const now = performance.now();
    if (cancelledAt !== undefined) {
      if (now - cancelledAt > repeatedWithinMs) process.exit(1);
      return;
    }
    cancelledAt = now;
    console.error(`${signal}: ending the run; once more ends it at once`);
    process.exitCode = 1;
    void endInOrder(vitest);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Vitest's own listener exits at once, which leaves the database running.
    process.removeAllListeners(signal);
    process.on(signal, cancel);
  }
}

async function endInOrder(vitest: Vitest): Promise<void> {
  try {
    await vitest.cancelCurrentRun('keyboard-input');
  } finally {
    await vitest.exit(true);
  }
}
