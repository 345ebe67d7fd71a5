/** The first values of a stream, which are held until it is certain that the store accepted the call. */
interface HeldStart<T> {
  /** Begins to hold values. */
  hold(value: T): void;
  /** Holds the value if others are held; returns whether it did. */
  follows(value: T): boolean;
  /** The store accepted the call: passes the values on. */
  confirm(): void;
  /** The store rejected the call. */
  drop(): void;
}

/**
 * Holds the start of a stream, because the store sends a rejection in a stream as well, with the status 200: events after
 * a start that was reported too early could be missed. Confirms by itself after a second: a proxy may remove the header
 * that says where the stream begins, and the first event may be hours away.
 */
export function holdStart<T>(pass: (value: T) => void): HeldStart<T> {
  let held: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drop = () => {
    clearTimeout(timer);
    held = [];
  };
  const confirm = () => {
    const values = held;
    drop();
    for (const value of values) pass(value);
  };
  return {
    hold(value) {
      drop();
      held = [value];
      timer = setTimeout(confirm, 1000);
    },
    follows(value) {
      if (held.length === 0) return false;
      held.push(value);
      return true;
    },
    confirm,
    drop,
  };
}
