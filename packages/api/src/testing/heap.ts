import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes that are in use after everything that nobody holds was thrown away. */
export function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('V8 did not hand out its collector');
  // What is held weakly or by finalizers goes with the second.
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
