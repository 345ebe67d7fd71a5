import { setTimeout as sleep } from 'node:timers/promises';
import { UnexpectedAnswer } from './attempt.ts';
import type { Call, Caller } from './calls/call.ts';

/** Makes one randomly chosen call after the other until `isOver`. */
export async function runCaller(
  caller: Caller,
  calls: Readonly<Record<string, Call>>,
  isOver: () => boolean,
): Promise<void> {
  const names = Object.keys(calls);
  while (!isOver()) {
    const name = caller.random.weighted(names, (each) => calls[each]?.weight ?? 0);
    const pause = caller.random.integer(0, 40);
    try {
      await calls[name]?.make(caller);
    } catch (error) {
      if (!(error instanceof UnexpectedAnswer)) throw error;
      caller.model.problems.push(`${caller.name}: ${error.message}`);
    }
    await sleep(pause);
  }
}
