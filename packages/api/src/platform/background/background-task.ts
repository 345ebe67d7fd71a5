import { Poller } from './poller.ts';

/** Work that a process does in addition to its calls. */
export interface BackgroundTask {
  /** Resolves when the current run has ended. */
  stop(): Promise<void>;
}

interface BackgroundTaskOptions {
  /** The signal aborts when the task is stopped. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  readonly intervalMs: number;
  /** Called for the first of several consecutive failures. */
  readonly onFailure: (error: unknown) => void;
}

/** Runs a task at an interval until it is stopped; the first time after one interval. */
export function startBackgroundTask({
  run,
  intervalMs,
  onFailure,
}: BackgroundTaskOptions): BackgroundTask {
  const stopping = new AbortController();
  const poller = new Poller({ task: () => run(stopping.signal), intervalMs, onFailure });
  poller.start();
  return {
    async stop() {
      stopping.abort();
      poller.stop();
      await poller.idle();
    },
  };
}
