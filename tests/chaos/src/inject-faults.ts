import { setTimeout as sleep } from 'node:timers/promises';
import { faultKinds, type Part, type PlannedFault } from './faults.ts';
import type { World } from './world.ts';

export interface InjectedFault extends PlannedFault {
  /** Milliseconds after the start of the run. */
  readonly from: number;
  readonly until: number;
}

interface InjectOptions {
  readonly world: World;
  readonly plan: readonly PlannedFault[];
  /** Faults that could not start by then are skipped. */
  readonly lastStartMs: number;
  /** Milliseconds since the start of the run. */
  readonly now: () => number;
  readonly report: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Injects each fault at its time, or when the previous fault of its part has ended. */
export async function injectFaults(options: InjectOptions): Promise<InjectedFault[]> {
  const { world, plan, lastStartMs, now, report, signal } = options;
  const injected: InjectedFault[] = [];
  const busy = new Map<Part, Promise<void>>();
  const inject = async (fault: PlannedFault, before: Promise<void> | undefined) => {
    await before;
    const from = now();
    if (signal.aborted || from > lastStartMs) return;
    report(`${seconds(from)}  ${faultKinds[fault.kind].title}`);
    await world.inject(fault);
    injected.push({ ...fault, from, until: now() });
  };
  for (const fault of plan) {
    await sleep(Math.max(0, fault.at - now()), undefined, { signal }).catch(() => {});
    if (signal.aborted) break;
    const { part } = faultKinds[fault.kind];
    const running = inject(fault, busy.get(part));
    // A failure is reported at the end, after clean-up.
    running.catch(() => {});
    busy.set(part, running);
  }
  await Promise.all(busy.values());
  return injected.toSorted((one, other) => one.from - other.from);
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1).padStart(6)} s`;
}
