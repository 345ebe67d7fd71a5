/** A seeded pseudorandom number generator. */
export interface Random {
  /** An integer from `min` to `max`, inclusive. */
  between(min: number, max: number): number;
  /** A weighted random choice. */
  pick<T>(entries: readonly (readonly [entry: T, weight: number])[]): T;
}

/** Creates a generator (mulberry32) that returns the same sequence for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    between: (min, max) => min + Math.floor(next() * (max - min + 1)),
    pick(entries) {
      const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [entry, weight] of entries) {
        left -= weight;
        if (left < 0) return entry;
      }
      throw new RangeError(
        'No entries to pick from: pass at least one entry with a positive weight',
      );
    },
  };
}
