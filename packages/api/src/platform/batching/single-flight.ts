/**
 * Single-flight reads: while a read with some input is running, further calls with the same input share the next run.
 * No result is older than its call, a single call never waits, and a thousand equal calls cost two reads. Callers
 * share the result and must not change it.
 */
export function singleFlight<Input, Output>(
  read: (input: Input) => Promise<Output>,
): (input: Input) => Promise<Output> {
  const runs = new Map<string, Run<Output>>();

  const start = (key: string, input: Input): Promise<Output> => {
    const run: Run<Output> = { current: read(input), next: undefined };
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
    const startNext = () => start(key, input);
    return (run.next ??= run.current.then(startNext, startNext));
  };
}

interface Run<Output> {
  readonly current: Promise<Output>;
  /** Starts when the current run ends, for all calls that arrived during it. */
  next: Promise<Output> | undefined;
}
