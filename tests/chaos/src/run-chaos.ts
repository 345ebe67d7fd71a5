import { setTimeout as sleep } from 'node:timers/promises';
import { ArgumentError, parseArguments, usage, type ChaosArguments } from './arguments.ts';
import { customerCalls } from './calls/customer-calls.ts';
import { staffCalls } from './calls/staff-calls.ts';
import { faultKinds, planFaults } from './faults.ts';
import { inflictFaults, seconds } from './inflict-faults.ts';
import { Model } from './model/model.ts';
import { openShop, type Shop } from './open-shop.ts';
import { createRandom } from './random.ts';
import { writeReport } from './report/write-report.ts';
import { runCaller } from './run-callers.ts';
import { verifyEverything } from './verify.ts';
import { watchAll } from './watch.ts';
import { countTold } from './webhooks/count-told.ts';
import { serveInboxes } from './webhooks/serve-inboxes.ts';
import { subscribe } from './webhooks/subscribe.ts';
import type { World } from './world.ts';

/** What the command has around it. */
export interface Surroundings {
  readonly say: (line: string) => void;
  readonly startWorld: (report: (line: string) => void) => Promise<World>;
  /** Aborted when the user wants to stop: everything is ended and removed. */
  readonly signal: AbortSignal;
  /** Every procedure of the store, to tell which were not called. */
  readonly procedures: readonly string[];
}

/** Runs `npm run chaos` with these arguments and returns the exit code. */
export async function runChaos(argv: readonly string[], around: Surroundings): Promise<number> {
  const { say, signal } = around;
  try {
    const args = parseArguments(argv);
    if (args === 'help') {
      say(usage);
      return 0;
    }
    if (args.planOnly) {
      for (const { at, kind, lastsMs } of planFaults(args.seed, args.minutes * 60_000))
        say(`${seconds(at)}  ${faultKinds[kind].title}, for ${lastsMs} ms`);
      return 0;
    }
    return await run(args, around);
  } catch (error) {
    if (signal.aborted) return 130;
    if (!(error instanceof ArgumentError)) throw error;
    say(error.message);
    return 2;
  }
}

async function run(args: ChaosArguments, { say, startWorld, signal, procedures }: Surroundings) {
  const { seed, minutes, customers } = args;
  const runMs = minutes * 60_000;
  say(
    `Seed ${seed}: ${minutes} minutes of the chaos test. The same again: --minutes ${minutes} --seed ${seed}`,
  );
  await using world = await startWorld(say);
  for (const [kind, why] of world.impossible)
    say(`Left out: ${faultKinds[kind].title}, for ${why}`);
  // The plan is the same on every machine.
  const plan = planFaults(seed, runMs).filter(({ kind }) => !world.impossible.has(kind));
  const model = new Model();
  const shop = await openShop(world, model, { seed, customers });
  await using cleanup = new AsyncDisposableStack();
  const watcher = await watchAll(shop.staff, shop.productIds);
  // A stream that goes on coming back would keep the program.
  cleanup.defer(() => watcher.stop());
  const server = cleanup.use(await serveInboxes(createRandom(seed).fork('receiver')));
  const telling = { server, subscriptions: await subscribe(shop.staff, server) };
  model.begin();
  say(`${customers} customers and ${shop.clerks.length} of the staff begin`);

  const isOver = () => model.now >= runMs || signal.aborted;
  const progress = setInterval(() => say(progressLine(model)), 10_000);
  const [faults] = await Promise.all([
    inflictFaults({
      world,
      plan,
      lastsMs: runMs * 0.95,
      now: () => model.now,
      report: say,
      signal,
    }),
    ...callersOf(shop, isOver),
  ]).finally(() => clearInterval(progress));
  signal.throwIfAborted();

  say(`Over. ${progressLine(model)}. Comparing what everybody was told with what is there`);
  const broken = [...(await resumed(shop))];
  const { staff: client, productIds } = shop;
  broken.push(
    ...(await verifyEverything({ world, model, client, watcher, productIds, telling, say })),
  );
  broken.push(...(await world.stop()));

  await writeReport({
    args,
    model,
    faults,
    broken,
    telling,
    impossible: world.impossible,
    procedures,
    runMs,
  });
  say(`The report is ${args.folder}/report.md`);
  const { told, repeats } = countTold(telling);
  say(`Webhooks were told ${told} messages, with ${repeats} repeats`);
  for (const problem of broken.slice(0, 50)) say(`BROKEN: ${problem}`);
  if (broken.length > 0) {
    say(`${broken.length} things are broken. The same again: --minutes ${minutes} --seed ${seed}`);
    return 1;
  }
  say(
    `All is as it must be: ${model.acknowledgedAt.length} acknowledged orders, ${faults.length} of ${plan.length} planned faults`,
  );
  return 0;
}

function callersOf({ customers, clerks }: Shop, isOver: () => boolean): Promise<void>[] {
  return [
    ...customers.map((caller) => runCaller(caller, customerCalls, isOver)),
    ...clerks.map((caller) => runCaller(caller, staffCalls, isOver)),
  ];
}

function progressLine(model: Model): string {
  const unknown = [...model.orders.values()].filter(({ became }) => became === 'unknown').length;
  return `${seconds(model.now)}  ${model.acknowledgedAt.length} orders acknowledged, ${unknown} open, ${model.broken.length} broken`;
}

/** Without anybody's help everything works again within a minute. */
async function resumed({ staff, productIds }: Shop): Promise<string[]> {
  const end = performance.now() + 60_000;
  for (;;) {
    try {
      await staff.products.get.query({ id: productIds[0] });
      return [];
    } catch (error) {
      if (performance.now() > end)
        return [`the store does not answer after the run: ${String(error)}`];
      await sleep(500);
    }
  }
}
