import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChaosArguments } from '../arguments.ts';
import { faultKinds, type FaultKind } from '../faults.ts';
import type { InflictedFault } from '../inflict-faults.ts';
import type { Model } from '../model/model.ts';
import { misbehaviours } from '../webhooks/misbehaviours.ts';
import type { Telling } from '../webhooks/verify-deliveries.ts';
import { drawTimeline } from './draw-timeline.ts';

interface Report {
  readonly args: ChaosArguments;
  readonly model: Model;
  readonly faults: readonly InflictedFault[];
  readonly broken: readonly string[];
  readonly telling: Telling;
  readonly impossible: ReadonlyMap<FaultKind, string>;
  readonly runMs: number;
  readonly procedures: readonly string[];
}

/** `report.md` and `timeline.svg` into the folder of the arguments. */
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
  { args, model, faults, broken, telling, impossible, procedures }: Report,
): string {
  const streams = ['orders.watch', 'products.watchStock'];
  const notCalled = procedures.filter((each) => !model.calls.has(each) && !streams.includes(each));
  const became = Map.groupBy(model.orders.values(), (order) => order.became);
  const count = (what: 'done' | 'refused' | 'unknown') => became.get(what)?.length ?? 0;
  return [
    `# ${title}`,
    '',
    broken.length === 0
      ? '**All is as it must be.** Every acknowledged order is there once, stock and histories are right, who watched missed nothing, webhooks were told everything, the invariants hold.'
      : `**${broken.length} things are broken.**`,
    '',
    ...broken.map((problem) => `- ${problem}`),
    '',
    `The same faults and calls again: \`npm run chaos -- --minutes ${args.minutes} --seed ${args.seed} --customers ${args.customers}\``,
    '',
    '![Orders a second and faults over time](timeline.svg)',
    '',
    `${model.orders.size} orders were wanted: ${count('done')} are placed, ${count('refused')} are not.`,
    '',
    '## Faults',
    '',
    '| at | what | lasted | next order acknowledged after its end |',
    '| --- | --- | --- | --- |',
    ...faults.map(({ kind, from, until }) => {
      const next = model.acknowledgedAt.find((at) => at >= until);
      const wait = next === undefined ? '–' : `${Math.round(next - until)} ms`;
      return `| ${(from / 1000).toFixed(1)} s | ${faultKinds[kind].title} | ${((until - from) / 1000).toFixed(1)} s | ${wait} |`;
    }),
    '',
    ...[...impossible].map(([kind, why]) => `Left out: ${faultKinds[kind].title}, for ${why}.\n`),
    '## Webhooks',
    '',
    '| webhook | messages | deliveries that came | repeats |',
    '| --- | --- | --- | --- |',
    ...telling.subscriptions.map(
      ({ inbox }) =>
        `| ${inbox.name} | ${inbox.messages.size} | ${inbox.visits} | ${inbox.repeats} |`,
    ),
    '',
    misdeedsOf(telling),
    '',
    '## Calls',
    '',
    '| procedure | what became of it |',
    '| --- | --- |',
    ...[...model.calls]
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(
        ([call, outcomes]) =>
          `| ${call} | ${[...outcomes].map(([outcome, times]) => `${outcome} ${times}`).join(', ')} |`,
      ),
    '',
    `Watched all the time: ${streams.join(' and ')}.`,
    ...(notCalled.length === 0 ? [] : ['', `Not called in this run: ${notCalled.join(', ')}.`]),
    '',
  ].join('\n');
}

/** What the receiver did on purpose. */
function misdeedsOf({ server: { misdeeds } }: Telling): string {
  const done = [...misdeeds].map(([kind, times]) => `${misbehaviours[kind].title} ${times}`);
  return `On purpose the receiver treated first deliveries badly: ${done.join(', ') || 'none'}.`;
}
