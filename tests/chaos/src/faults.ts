import { createRandom } from './random.ts';

/** Faults of one part run one at a time: a process that is down can't be killed. */
export type Part = 'api' | 'database' | 'database network' | 'client network';

interface FaultFacts {
  readonly part: Part;
  /** For the report. */
  readonly title: string;
  /** Relative frequency. */
  readonly weight: number;
  /** In milliseconds. */
  readonly durationMs: readonly [min: number, max: number];
}

export const faultKinds = {
  killApi: {
    part: 'api',
    title: 'an API process is killed (SIGKILL) and restarted',
    weight: 3,
    durationMs: [100, 1500],
  },
  stopApi: {
    part: 'api',
    title: 'an API process is stopped (SIGTERM) and restarted',
    weight: 2,
    durationMs: [100, 1000],
  },
  restartWorkers: {
    part: 'api',
    title: 'all workers are replaced (SIGUSR2)',
    weight: 1,
    durationMs: [0, 0],
  },
  killWorker: { part: 'api', title: 'a worker is killed (SIGKILL)', weight: 2, durationMs: [0, 0] },
  freezeApi: {
    part: 'api',
    title: 'an API process is suspended (SIGSTOP)',
    weight: 1,
    durationMs: [500, 4000],
  },
  jumpClock: {
    part: 'api',
    title: 'an API process restarts with a clock that is days off',
    weight: 1,
    durationMs: [0, 500],
  },
  crashDatabase: {
    part: 'database',
    title: 'PostgreSQL is stopped without a checkpoint (SIGQUIT) and restarts',
    weight: 2,
    durationMs: [0, 0],
  },
  killBackend: {
    part: 'database',
    title: 'a PostgreSQL backend is killed (SIGKILL), and PostgreSQL recovers',
    weight: 2,
    durationMs: [0, 0],
  },
  terminateBackends: {
    part: 'database',
    title: 'half of the sessions are terminated (pg_terminate_backend)',
    weight: 2,
    durationMs: [0, 500],
  },
  deadlocks: {
    part: 'database',
    title: 'products are locked in reverse order: deadlocks',
    weight: 2,
    durationMs: [1000, 4000],
  },
  lockRows: {
    part: 'database',
    title: 'product rows are locked',
    weight: 1,
    durationMs: [500, 5000],
  },
  fillPool: {
    part: 'database',
    title: 'a locked table blocks every connection: exhausted pools',
    weight: 1,
    durationMs: [1000, 5000],
  },
  fillDisk: {
    part: 'database',
    title: 'the database’s disk is full',
    weight: 1,
    durationMs: [1000, 4000],
  },
  cutDatabase: {
    part: 'database network',
    title: 'all database connections break',
    weight: 2,
    durationMs: [0, 2000],
  },
  stallDatabase: {
    part: 'database network',
    title: 'the database network drops everything',
    weight: 1,
    durationMs: [1000, 14_000],
  },
  slowDatabase: {
    part: 'database network',
    title: 'the database network is slow',
    weight: 2,
    durationMs: [1000, 6000],
  },
  cutCallers: {
    part: 'client network',
    title: 'all client connections break',
    weight: 3,
    durationMs: [0, 500],
  },
  stallCallers: {
    part: 'client network',
    title: 'the client network drops everything',
    weight: 1,
    durationMs: [500, 5000],
  },
  slowCallers: {
    part: 'client network',
    title: 'the client network is slow',
    weight: 1,
    durationMs: [1000, 5000],
  },
} as const satisfies Readonly<Record<string, FaultFacts>>;

export type FaultKind = keyof typeof faultKinds;

export interface PlannedFault {
  readonly kind: FaultKind;
  /** Milliseconds after the start of the run. */
  readonly at: number;
  readonly durationMs: number;
  /** In [0, 1). Selects the process, the delay or the clock's offset. */
  readonly choice: number;
}

/**
 * The faults of a run, determined by its seed: one every few seconds, sometimes two at once. The last tenth of the
 * run has none, to show that the store recovers.
 */
export function planFaults(seed: string, runMs: number): PlannedFault[] {
  const random = createRandom(seed).fork('faults');
  const plan: PlannedFault[] = [];
  const end = runMs * 0.9;
  for (let at = random.integer(1000, 3000); ;) {
    const kind = random.weighted(allFaultKinds(), (name) => faultKinds[name].weight);
    const [min, max] = faultKinds[kind].durationMs;
    const fault = { kind, at, durationMs: random.integer(min, max), choice: random.next() };
    if (fault.at + fault.durationMs > end) return plan;
    plan.push(fault);
    at += random.chance(0.2) ? 200 : fault.durationMs + random.integer(1000, 5000);
  }
}

export function allFaultKinds(): FaultKind[] {
  const kinds: FaultKind[] = [];
  let kind: FaultKind;
  for (kind in faultKinds) kinds.push(kind);
  return kinds;
}
