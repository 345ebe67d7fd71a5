import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import type { Bench } from '../bench-context.ts';
import { fetchText } from '../load/call-procedure.ts';
import type { Requests } from '../load/load.ts';
import { apiModule, startServer, type ServerProcess } from '../processes/server-process.ts';
import type { Store } from '../store/open-store.ts';
import { cpuTimeOf, databaseCpuTime } from './cpu-time.ts';
import type { Part } from './parts.ts';
import { sharesOf, type CpuProfile } from './read-profile.ts';

/** Microseconds of CPU time per call, and what PostgreSQL wrote. */
export interface Costs {
  readonly name: string;
  readonly parts: ReadonlyMap<Part, number>;
  /** Threads of the API besides the main one: V8's garbage collection and compiler, and Node's thread pool. */
  readonly threads: number;
  readonly connections: number;
  readonly otherProcesses: number;
  readonly generator: number;
  readonly walBytes: number;
  readonly fullPageImages: number;
  readonly callsPerBatch: number;
}

export interface Call {
  readonly name: string;
  readonly requests: Requests;
  readonly calls: number;
}

/**
 * Measures each kind of call with a server without profile, whose CPU time the figures are, and again with a profiled one,
 * which gives only the shares.
 */
export async function measureCosts(
  bench: Bench,
  calls: readonly Call[],
  profileFolder: string,
): Promise<Costs[]> {
  const store = await bench.store();
  const measured: Measured[] = [];
  {
    await using server = await bench.startServer(apiModule, store);
    for (const call of calls) measured.push(await measureCall(bench, store, server, call));
  }
  await rm(profileFolder, { recursive: true, force: true });
  await mkdir(profileFolder, { recursive: true });
  const spans: Span[] = [];
  {
    const options = { module: apiModule, databaseUrl: store.url, profileFolder };
    await using server = await startServer(options);
    for (const call of calls) spans.push((await measureCall(bench, store, server, call)).span);
  }
  const profile = await readProfile(profileFolder);
  return measured.map(({ main, ...costs }, index) => {
    const shares = sharesOf(profile, spans[index] ?? { from: 0, to: 0 });
    const parts = new Map(Array.from(shares, ([part, share]) => [part, share * main]));
    return { ...costs, parts };
  });
}

/** In microseconds of the monotonic clock, which is that of the profile. */
interface Span {
  readonly from: number;
  readonly to: number;
}

interface Measured extends Omit<Costs, 'parts'> {
  readonly main: number;
  readonly span: Span;
}

function send(bench: Bench, { url }: ServerProcess, { requests, calls }: Call) {
  const pace = { callers: bench.plan.callers };
  return bench.load({ url, requests, pace, warmUpSeconds: 0, until: { responses: calls } });
}

async function measureCall(
  bench: Bench,
  store: Store,
  server: ServerProcess,
  call: Call,
): Promise<Measured> {
  await send(bench, server, call);
  await store.settle();
  const read = async () => ({
    at: Number(process.hrtime.bigint() / 1000n),
    api: await cpuTimeOf(server.pid),
    database: await databaseCpuTime(store.database.pool),
    written: await readWritten(store),
    batches: await readBatches(server.metricsUrl),
  });
  const before = await read();
  const { responses, generatorMicroseconds } = await send(bench, server, call);
  const after = await read();
  const per = (total: number) => total / responses;
  // A connection that has ended is left out: the pool closes those that had nothing to do.
  const database = (wanted: (kind: string) => boolean) => {
    let used = 0;
    for (const [pid, { kind, microseconds }] of after.database)
      if (wanted(kind)) used += microseconds - (before.database.get(pid)?.microseconds ?? 0);
    return per(used);
  };
  return {
    name: call.name,
    main: per(after.api.main - before.api.main),
    threads: per(after.api.others - before.api.others),
    connections: database((kind) => kind === 'client backend'),
    otherProcesses: database((kind) => kind !== 'client backend'),
    generator: generatorMicroseconds,
    walBytes: per(after.written.bytes - before.written.bytes),
    fullPageImages: per(after.written.images - before.written.images),
    callsPerBatch: responses / (after.batches - before.batches),
    span: { from: before.at, to: after.at },
  };
}

async function readWritten({ database }: Store) {
  // Backends report their counts at most once a second.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const { rows } = await database.pool.query<{ bytes: number; images: number }>(
    `SELECT wal_bytes::float8 AS bytes, wal_fpi::float8 AS images FROM pg_stat_wal`,
  );
  const [written] = rows;
  if (!written) throw new Error('pg_stat_wal is empty');
  return written;
}

/** Batches of orders so far. */
async function readBatches(metricsUrl: string): Promise<number> {
  const metrics = await fetchText({ url: metricsUrl, token: undefined }, '/metrics');
  return Number(/^order_store_placement_batch_size_count (\S+)/m.exec(metrics)?.[1] ?? 0);
}

async function readProfile(folder: string): Promise<CpuProfile> {
  const [file] = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'));
  if (file === undefined) throw new Error(`The server wrote no profile to ${folder}`);
  const profile: CpuProfile = JSON.parse(await readFile(`${folder}/${file}`, 'utf8'));
  return profile;
}
