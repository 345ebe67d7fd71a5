import { createRandom } from './random.ts';

/** What is broken together waits for each other: a process that is down can't be killed. */
export type Part = 'api' | 'database' | 'way to the database' | 'way to the API';

export interface FaultFacts {
  readonly part: Part;
  /** What a person reads in the report. */
  readonly title: string;
  /** How often, compared with the others. */
  readonly weight: number;
  /** How long it lasts, in milliseconds. */
  readonly lasts: readonly [min: number, max: number];
}

/** Everything that is done to the store. */
export const faultKinds = {
  killApi: {
    part: 'api',
    title: 'an API process is killed (SIGKILL) and started again',
    weight: 3,
    lasts: [100, 1500],
  },
  stopApi: {
    part: 'api',
    title: 'an API process is stopped in order (SIGTERM) and started again',
    weight: 2,
    lasts: [100, 1000],
  },
  renewWorkers: {
    part: 'api',
    title: 'all workers are renewed (SIGUSR2)',
    weight: 1,
    lasts: [0, 0],
  },
  killWorker: { part: 'api', title: 'a worker is killed (SIGKILL)', weight: 2, lasts: [0, 0] },
  freezeApi: {
    part: 'api',
    title: 'an API process stands still (SIGSTOP)',
    weight: 1,
    lasts: [500, 4000],
  },
  jumpClock: {
    part: 'api',
    title: 'an API process is started again with a clock that is days off',
    weight: 1,
    lasts: [0, 500],
  },
  crashDatabase: {
    part: 'database',
    title: 'PostgreSQL is ended at once (SIGQUIT) and comes back',
    weight: 2,
    lasts: [0, 0],
  },
  killBackend: {
    part: 'database',
    title: 'a PostgreSQL backend is killed (SIGKILL), and all recover',
    weight: 2,
    lasts: [0, 0],
  },
  endBackends: {
    part: 'database',
    title: 'half of the sessions are ended (pg_terminate_backend)',
    weight: 2,
    lasts: [0, 500],
  },
  deadlocks: {
    part: 'database',
    title: 'others lock the same products the other way round: deadlocks',
    weight: 2,
    lasts: [1000, 4000],
  },
  holdRows: {
    part: 'database',
    title: 'somebody holds the rows of products',
    weight: 1,
    lasts: [500, 5000],
  },
  fillPool: {
    part: 'database',
    title: 'a locked table keeps every connection busy: full pools',
    weight: 1,
    lasts: [1000, 5000],
  },
  fillDisk: {
    part: 'database',
    title: 'the database’s disk is full',
    weight: 1,
    lasts: [1000, 4000],
  },
  cutDatabase: {
    part: 'way to the database',
    title: 'all connections to the database are cut',
    weight: 2,
    lasts: [0, 2000],
  },
  stallDatabase: {
    part: 'way to the database',
    title: 'the way to the database swallows everything',
    weight: 1,
    lasts: [1000, 14_000],
  },
  slowDatabase: {
    part: 'way to the database',
    title: 'the way to the database is slow',
    weight: 2,
    lasts: [1000, 6000],
  },
  cutCallers: {
    part: 'way to the API',
    title: 'all connections of callers are cut',
    weight: 3,
    lasts: [0, 500],
  },
  stallCallers: {
    part: 'way to the API',
    title: 'the way to the API swallows everything',
    weight: 1,
    lasts: [500, 5000],
  },
  slowCallers: {
    part: 'way to the API',
    title: 'the way to the API is slow',
    weight: 1,
    lasts: [1000, 5000],
  },
} as const satisfies Readonly<Record<string, FaultFacts>>;

export type FaultKind = keyof typeof faultKinds;

export interface PlannedFault {
  readonly kind: FaultKind;
  /** Milliseconds after the begin of the run. */
  readonly at: number;
  readonly lastsMs: number;
  /** From 0 to below 1: which process, how slow, how far off a clock is. */
  readonly choice: number;
}

/**
 * The faults of a run, in order, from its seed alone. They come every few seconds, now and then two at once;
 * the last tenth of the run has none, so that it can be seen that all goes on.
 */
export function planFaults(seed: string, runMs: number): PlannedFault[] {
  const random = createRandom(seed).fork('faults');
  const plan: PlannedFault[] = [];
  const end = runMs * 0.9;
  for (let at = random.integer(1000, 3000); ;) {
    const kind = random.weighted(allFaultKinds(), (name) => faultKinds[name].weight);
    const [min, max] = faultKinds[kind].lasts;
    const fault = { kind, at, lastsMs: random.integer(min, max), choice: random.next() };
    if (fault.at + fault.lastsMs > end) return plan;
    plan.push(fault);
    at += random.chance(0.2) ? 200 : fault.lastsMs + random.integer(1000, 5000);
  }
}

export function allFaultKinds(): FaultKind[] {
  const kinds: FaultKind[] = [];
  let kind: FaultKind;
  for (kind in faultKinds) kinds.push(kind);
  return kinds;
}
