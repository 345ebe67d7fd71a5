import { setTimeout as sleep } from 'node:timers/promises';
import { faultKinds, type Part, type PlannedFault } from './faults.ts';
import type { World } from './world.ts';

/** A fault as it happened. */
export interface InflictedFault extends PlannedFault {
  /** Milliseconds after the begin of the run: when it began, and when all was put back. */
  readonly from: number;
  readonly until: number;
}

export interface InflictOptions {
  readonly world: World;
  readonly plan: readonly PlannedFault[];
  /** What could not begin until then, because others took longer than planned, is left out. */
  readonly lastsMs: number;
  /** Milliseconds since the begin of the run. */
  readonly now: () => number;
  readonly report: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Does what is planned when it is planned, or as soon as what it breaks is whole again. */
export async function inflictFaults(options: InflictOptions): Promise<InflictedFault[]> {
  const { world, plan, lastsMs, now, report, signal } = options;
  const inflicted: InflictedFault[] = [];
  const busy = new Map<Part, Promise<void>>();
  const inflict = async (fault: PlannedFault, before: Promise<void> | undefined) => {
    await before;
    const from = now();
    if (signal.aborted || from > lastsMs) return;
    report(`${seconds(from)}  ${faultKinds[fault.kind].title}`);
    await world.inflict(fault);
    inflicted.push({ ...fault, from, until: now() });
  };
  for (const fault of plan) {
    await sleep(Math.max(0, fault.at - now()), undefined, { signal }).catch(() => {});
    if (signal.aborted) break;
    const { part } = faultKinds[fault.kind];
    const running = inflict(fault, busy.get(part));
    // What can't be done is told of at the end of the run, when everything can be cleared away.
    running.catch(() => {});
    busy.set(part, running);
  }
  await Promise.all(busy.values());
  return inflicted.toSorted((one, other) => one.from - other.from);
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1).padStart(6)} s`;
}
