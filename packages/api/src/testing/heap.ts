import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes in use after garbage collection. */
export function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('V8 does not expose gc()');
  // The second run collects what finalizers and weak references held.
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
