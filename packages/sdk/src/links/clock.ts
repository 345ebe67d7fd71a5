/** The time of retries and limits, which a fake client replaces. */
export interface Clock {
  /** Milliseconds since some instant. */
  now(): number;
  /** Calls back after this time. Returns a function that cancels it. */
  after(ms: number, callback: () => void): () => void;
}

/** Reads the timers at each call, since tests replace them. */
export const realClock: Clock = {
  now: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
