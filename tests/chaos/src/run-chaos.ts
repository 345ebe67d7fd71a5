import { setTimeout as sleep } from 'node:timers/promises';
import { ArgumentError, parseArguments, usage, type ChaosArguments } from './arguments.ts';
import { customerCalls } from './calls/customer-calls.ts';
import { staffCalls } from './calls/staff-calls.ts';
import { faultKinds, planFaults } from './faults.ts';
import { injectFaults, seconds } from './inject-faults.ts';
import { Model } from './model/model.ts';
import { openShop, type Shop } from './open-shop.ts';
import { createRandom } from './random.ts';
import { writeReport } from './report/write-report.ts';
import { runCaller } from './run-callers.ts';
import { verifyEverything } from './verify.ts';
import { watchAll } from './watch.ts';
import { serveInboxes } from './webhooks/serve-inboxes.ts';
import { subscribe } from './webhooks/subscribe.ts';
import type { Webhooks } from './webhooks/verify-deliveries.ts';
import type { World } from './world.ts';

interface ChaosEnvironment {
  readonly print: (line: string) => void;
  readonly startWorld: (report: (line: string) => void) => Promise<World>;
  /** Aborted on interrupt: everything is stopped and removed. */
  readonly signal: AbortSignal;
  /** All procedures, so that the report can list those not called. */
  readonly procedures: readonly string[];
}

/** Runs `npm run chaos` with these arguments and returns the exit code. */
export async function runChaos(
  argv: readonly string[],
  environment: ChaosEnvironment,
): Promise<number> {
  const { print, signal } = environment;
  try {
    const args = parseArguments(argv);
    if (args === 'help') {
      print(usage);
      return 0;
    }
    if (args.planOnly) {
      for (const { at, kind, durationMs } of planFaults(args.seed, args.minutes * 60_000))
        print(`${seconds(at)}  ${faultKinds[kind].title}, ${durationMs} ms`);
      return 0;
    }
    return await run(args, environment);
  } catch (error) {
    if (signal.aborted) return 130;
    if (!(error instanceof ArgumentError)) throw error;
    print(error.message);
    return 2;
  }
}

async function run(
  args: ChaosArguments,
  { print, startWorld, signal, procedures }: ChaosEnvironment,
) {
  const { seed, minutes, customers } = args;
  const runMs = minutes * 60_000;
  print(`Chaos test of ${minutes} minutes. To repeat it: --minutes ${minutes} --seed ${seed}`);
  await using world = await startWorld(print);
  for (const [kind, why] of world.unsupported) print(`Skipped: ${faultKinds[kind].title} (${why})`);
  // Filtered after planning, so that a seed plans the same faults on every machine.
  const plan = planFaults(seed, runMs).filter(({ kind }) => !world.unsupported.has(kind));
  const model = new Model();
  const shop = await openShop(world, model, { seed, customers });
  await using cleanup = new AsyncDisposableStack();
  const watcher = await watchAll(shop.staff, shop.productIds);
  // A stream that reconnects would keep the process running.
  cleanup.defer(() => watcher.stop());
  const server = cleanup.use(await serveInboxes(createRandom(seed).fork('receiver')));
  const webhooks = { server, subscriptions: await subscribe(shop.staff, server) };
  model.begin();
  print(`${customers} customers and ${shop.clerks.length} staff members start`);

  const lastStartMs = runMs * 0.95;
  const isOver = () => model.now >= runMs || signal.aborted;
  const progress = setInterval(() => print(progressLine(model)), 10_000);
  const [faults] = await Promise.all([
    injectFaults({ world, plan, lastStartMs, now: () => model.now, report: print, signal }),
    ...callersOf(shop, isOver),
  ]).finally(() => clearInterval(progress));
  signal.throwIfAborted();

  print(`Done. ${progressLine(model)}. Verifying`);
  const problems = [...(await recoveryProblems(shop))];
  // An order that expires while the results are compared would look like a problem.
  await world.removeDeadlines();
  const { staff: client, productIds } = shop;
  problems.push(
    ...(await verifyEverything({ world, model, client, watcher, productIds, webhooks, print })),
  );
  problems.push(...(await world.stop()));

  const { unsupported } = world;
  await writeReport({ args, model, faults, problems, webhooks, unsupported, procedures, runMs });
  print(`Report: ${args.folder}/report.md`);
  print(webhookLine(webhooks));
  printProblems(problems, args, print);
  if (problems.length > 0) return 1;
  print(
    `No problems: ${model.acknowledgedAt.length} acknowledged orders, ${faults.length} of ${plan.length} planned faults`,
  );
  return 0;
}

function printProblems(
  problems: readonly string[],
  { minutes, seed }: ChaosArguments,
  print: (line: string) => void,
) {
  for (const problem of problems.slice(0, 50)) print(`PROBLEM: ${problem}`);
  if (problems.length > 0)
    print(`${problems.length} problems. To repeat the run: --minutes ${minutes} --seed ${seed}`);
}

function callersOf({ customers, clerks }: Shop, isOver: () => boolean): Promise<void>[] {
  return [
    ...customers.map((caller) => runCaller(caller, customerCalls, isOver)),
    ...clerks.map((caller) => runCaller(caller, staffCalls, isOver)),
  ];
}

function progressLine(model: Model): string {
  const unknown = [...model.orders.values()].filter(({ result }) => result === 'unknown').length;
  return `${seconds(model.now)}  ${model.acknowledgedAt.length} orders acknowledged, ${unknown} unknown, ${model.problems.length} problems`;
}

function webhookLine({ subscriptions }: Webhooks): string {
  const inboxes = subscriptions.map(({ inbox }) => inbox);
  const messages = inboxes.reduce((sum, inbox) => sum + inbox.messages.size, 0);
  const duplicates = inboxes.reduce((sum, inbox) => sum + inbox.duplicates, 0);
  return `Webhooks received ${messages} messages and ${duplicates} duplicates`;
}

/** The store must recover by itself within a minute. */
async function recoveryProblems({ staff, productIds }: Shop): Promise<string[]> {
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
