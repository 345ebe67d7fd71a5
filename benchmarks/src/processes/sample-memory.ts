import { fetchText } from '../load/call-procedure.ts';

/** The resident set size of a process after a number of orders. */
export interface MemorySample {
  readonly done: number;
  readonly mebibytes: number;
}

/** Reads the API's resident set size from `/metrics` at the start, at each call of `take` and at the end. */
export function sampleMemory(url: string): {
  take(done: number): void;
  /** @throws {Error} if the API did not respond to one of the requests. */
  end(done: number): Promise<MemorySample[]>;
} {
  const sample = async (done: number) => ({ done, mebibytes: await readMebibytes(url) });
  const samples = [sample(0)];
  const take = (done: number) => {
    const taken = sample(done);
    // `end` reports the error; until then it must not count as unhandled.
    taken.catch(() => {});
    samples.push(taken);
  };
  return {
    take,
    end(done) {
      take(done);
      return Promise.all(samples);
    },
  };
}

async function readMebibytes(url: string): Promise<number> {
  const metrics = await fetchText({ url, token: undefined }, '/metrics');
  const bytes = /^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1];
  if (bytes === undefined) throw new Error('/metrics has no process_resident_memory_bytes');
  return Number(bytes) / 2 ** 20;
}
