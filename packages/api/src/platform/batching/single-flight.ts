import { setImmediate as endOfTick } from 'node:timers/promises';

/**
 * Single-flight reads: calls with the same input share a read. A read starts when all requests that have arrived are
 * parsed; calls that arrive while it runs share the next one, so no result is older than its call. A single call does not
 * wait for others, and a thousand equal calls cost two reads. Callers share the result and must not change it.
 */
export function singleFlight<Input, Output>(
  read: (input: Input) => Promise<Output>,
): (input: Input) => Promise<Output> {
  const runs = new Map<string, Run<Output>>();

  const start = (key: string, input: Input): Promise<Output> => {
    const run: Run<Output> = {
      isReading: false,
      current: endOfTick().then(() => {
        run.isReading = true;
        return read(input);
      }),
      next: undefined,
    };
    runs.set(key, run);
    const end = () => {
      if (!run.next) runs.delete(key);
    };
    run.current.then(end, end);
    return run.current;
  };

  return (input) => {
    const key = JSON.stringify(input);
    const run = runs.get(key);
    if (!run) return start(key, input);
    if (!run.isReading) return run.current;
    const startNext = () => start(key, input);
    return (run.next ??= run.current.then(startNext, startNext));
  };
}

interface Run<Output> {
  isReading: boolean;
  readonly current: Promise<Output>;
  /** Starts when the current run ends, for all calls that arrived meanwhile. */
  next: Promise<Output> | undefined;
}
