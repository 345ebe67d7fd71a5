import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChaosArguments } from '../arguments.ts';
import { faultKinds, type FaultKind } from '../faults.ts';
import type { InjectedFault } from '../inject-faults.ts';
import type { Model, Result } from '../model/model.ts';
import { receiverFaults } from '../webhooks/receiver-faults.ts';
import type { Webhooks } from '../webhooks/verify-deliveries.ts';
import { drawTimeline } from './draw-timeline.ts';

interface Report {
  readonly args: ChaosArguments;
  readonly model: Model;
  readonly faults: readonly InjectedFault[];
  readonly problems: readonly string[];
  readonly webhooks: Webhooks;
  readonly unsupported: ReadonlyMap<FaultKind, string>;
  readonly runMs: number;
  readonly procedures: readonly string[];
}

/** Writes `report.md` and `timeline.svg`. */
export async function writeReport(report: Report): Promise<void> {
  const { args, model, faults, runMs } = report;
  await mkdir(args.folder, { recursive: true });
  const title = `Chaos test of ${args.minutes} minutes, seed ${args.seed}`;
  const { acknowledgedAt } = model;
  await writeFile(
    join(args.folder, 'timeline.svg'),
    drawTimeline({ title, runMs, acknowledgedAt, faults }),
  );
  await writeFile(join(args.folder, 'report.md'), textOf(title, report));
}

function textOf(
  title: string,
  { args, model, faults, problems, webhooks, unsupported, procedures }: Report,
): string {
  const streams = ['orders.watch', 'products.watchStock'];
  const notCalled = procedures.filter((each) => !model.calls.has(each) && !streams.includes(each));
  const byResult = Map.groupBy(model.orders.values(), ({ result }) => result);
  const count = (result: Result) => byResult.get(result)?.length ?? 0;
  return [
    `# ${title}`,
    '',
    problems.length === 0
      ? '**No problems.** Every acknowledged order exists exactly once, stock and histories are correct, streams and webhooks delivered every event, and the invariants hold.'
      : `**${problems.length} problems.**`,
    '',
    ...problems.map((problem) => `- ${problem}`),
    '',
    `To repeat this run: \`npm run chaos -- --minutes ${args.minutes} --seed ${args.seed} --customers ${args.customers}\``,
    '',
    '![Orders per second and faults over time](timeline.svg)',
    '',
    `${model.orders.size} orders were requested: ${count('done')} were placed, ${count('rejected')} were not.`,
    '',
    '## Faults',
    '',
    '| at | fault | duration | first acknowledged order after it |',
    '| --- | --- | --- | --- |',
    ...faults.map(({ kind, from, until }) => {
      const next = model.acknowledgedAt.find((at) => at >= until);
      const wait = next === undefined ? '–' : `${Math.round(next - until)} ms`;
      return `| ${(from / 1000).toFixed(1)} s | ${faultKinds[kind].title} | ${((until - from) / 1000).toFixed(1)} s | ${wait} |`;
    }),
    '',
    ...[...unsupported].map(([kind, why]) => `Skipped: ${faultKinds[kind].title} (${why}).\n`),
    '## Webhooks',
    '',
    '| webhook | messages | deliveries | duplicates |',
    '| --- | --- | --- | --- |',
    ...webhooks.subscriptions.map(
      ({ inbox }) =>
        `| ${inbox.name} | ${inbox.messages.size} | ${inbox.deliveries} | ${inbox.duplicates} |`,
    ),
    '',
    receiverFaultsOf(webhooks),
    '',
    '## Calls',
    '',
    '| procedure | results |',
    '| --- | --- |',
    ...callRows(model),
    '',
    `Subscribed for the whole run: ${streams.join(' and ')}.`,
    ...(notCalled.length === 0 ? [] : ['', `Not called in this run: ${notCalled.join(', ')}.`]),
    '',
  ].join('\n');
}

function callRows({ calls }: Model): string[] {
  return [...calls]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(
      ([call, outcomes]) =>
        `| ${call} | ${[...outcomes].map(([outcome, times]) => `${outcome} ${times}`).join(', ')} |`,
    );
}

function receiverFaultsOf({ server: { injected } }: Webhooks): string {
  const done = [...injected].map(([kind, times]) => `${receiverFaults[kind].title} ${times}`);
  return `Faults injected by the receiver: ${done.join(', ') || 'none'}.`;
}
