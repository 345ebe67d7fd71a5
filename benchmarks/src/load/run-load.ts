import type { Load, LoadResult } from './load.ts';
import { runAutocannon } from './run-autocannon.ts';
import { runOpenLoop } from './run-open-loop.ts';

/** Sends the load and returns the result. `onProgress` gets the number of responses so far, every second. */
export function runLoad(
  load: Load,
  onProgress: (done: number) => void = () => {},
): Promise<LoadResult> {
  const { pace } = load;
  return 'perSecond' in pace
    ? runOpenLoop({ ...load, pace })
    : runAutocannon({ ...load, pace }, onProgress);
}
