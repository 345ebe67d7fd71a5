import { send } from '../load/call.ts';

/** The resident size of a process when so much was done. */
export interface MemorySample {
  readonly done: number;
  readonly mebibytes: number;
}

/** Collects what the API says of its own memory at `/metrics`, whenever it is told how far the work is. */
export function watchMemory(url: string): {
  reached(done: number): void;
  /** @throws {Error} if the API did not answer at any time. */
  end(done: number): Promise<MemorySample[]>;
} {
  const sample = async (done: number) => ({ done, mebibytes: await readMebibytes(url) });
  const samples = [sample(0)];
  const take = (done: number) => {
    const taken = sample(done);
    // Told at the end; until then it is not unhandled.
    taken.catch(() => {});
    samples.push(taken);
  };
  return {
    reached: take,
    end(done) {
      take(done);
      return Promise.all(samples);
    },
  };
}

async function readMebibytes(url: string): Promise<number> {
  const metrics = await send({ url, token: undefined }, '/metrics');
  const bytes = /^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1];
  if (bytes === undefined) throw new Error('/metrics does not tell process_resident_memory_bytes');
  return Number(bytes) / 2 ** 20;
}
