/**
 * Lets the same reads of one moment be one: while a read with this input is under way, whoever asks for
 * it shares the next run, which begins after they asked. So no answer is older than its question, alone
 * nobody waits, and a thousand who want the same list cost two queries. What is shared must not be changed.
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
  /** Begins when the current one ends, for all who asked meanwhile. */
  next: Promise<Output> | undefined;
}
