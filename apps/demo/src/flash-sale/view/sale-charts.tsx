import { bucketMs, type SaleProgress } from '../run/sale-progress.ts';
import { formatCount, formatMean, formatSeconds } from './format.ts';
import { Panel, type PanelScale } from './panel.tsx';
import { bestSecond } from './rates.ts';
import { niceEnd } from './scale.ts';
import { useWidth } from './use-width.ts';

/** How a sale goes over its time: answers a second, what is left, and how many orders go together. */
export function SaleCharts({ progress }: { progress: SaleProgress | null }) {
  const [element, width] = useWidth();
  const { elapsedMs, answers, stock, groups } = progress ?? nothingYet;
  const endMs = niceEnd(elapsedMs, 2000);
  const perSecond = 1000 / bucketMs;
  const most = Math.max(...answers.map(({ ordered, soldOut }) => ordered + soldOut), 1) * perSecond;
  const ordered = bestSecond(answers, elapsedMs, (each) => each.ordered);
  const soldOut = bestSecond(answers, elapsedMs, (each) => each.soldOut);
  const [before = 0, left = 0] = [stock.at(0)?.left, stock.at(-1)?.left];
  const largest = Math.max(...groups.samples.map(({ meanSize }) => meanSize ?? 0), 0);
  const time = { width, endMs };

  return (
    <div ref={element} className="grid grid-cols-[minmax(0,1fr)] gap-6 overflow-hidden">
      <Panel
        {...time}
        title="Answers a second"
        summary={`Over ${formatSeconds(elapsedMs)}: in the best second ${formatCount(ordered)} ordered, and in the worst ${formatCount(soldOut)} turned away.`}
        legend={[
          { name: 'ordered', swatch: 'bg-rim' },
          { name: 'sold out', swatch: 'bg-(--glaze-tomato)' },
        ]}
        height={220}
        endValue={niceEnd(most, 100)}
      >
        {({ x, y }) =>
          answers.map((each, index) => {
            const [begin, end] = [x(index * bucketMs), x((index + 1) * bucketMs)];
            const bar = { x: begin, width: Math.max(1, end - begin - 1) };
            const top = y(each.ordered * perSecond);
            const topOfAll = y((each.ordered + each.soldOut) * perSecond);
            return (
              // Buckets stand where they stand: their place is their name.
              // oxlint-disable-next-line react/no-array-index-key
              <g key={index}>
                <rect {...bar} y={top} height={y(0) - top} className="fill-rim" />
                <rect
                  {...bar}
                  y={topOfAll}
                  height={top - topOfAll}
                  className="fill-(--glaze-tomato)"
                />
              </g>
            );
          })
        }
      </Panel>
      <Panel
        {...time}
        title="Left on the shelf"
        summary={`From ${formatCount(before)} to ${formatCount(left)} in ${formatSeconds(elapsedMs)}.`}
        height={120}
        endValue={niceEnd(before, 10)}
      >
        {(scale) => <path d={stepsOf(stock, elapsedMs, scale)} className="fill-(--glaze-moss)" />}
      </Panel>
      <Panel
        {...time}
        title="Orders placed together, on average"
        summary={`${formatCount(groups.orders)} orders in ${formatCount(groups.groups)} transactions; at most ${formatMean(largest)} together on average between two looks.`}
        height={120}
        endValue={niceEnd(largest, 10)}
      >
        {({ x, y }) =>
          groups.samples.map(({ fromMs, atMs, meanSize }) => {
            const begin = x(Math.max(0, fromMs));
            const top = y(meanSize ?? 0);
            return (
              <rect
                key={atMs}
                x={begin}
                width={Math.max(1, x(atMs) - begin - 1)}
                y={top}
                height={y(0) - top}
                className="fill-(--glaze-plum)"
              />
            );
          })
        }
      </Panel>
    </div>
  );
}

const nothingYet: Pick<SaleProgress, 'elapsedMs' | 'answers' | 'stock'> & {
  groups: Pick<SaleProgress['groups'], 'orders' | 'groups' | 'samples'>;
} = { elapsedMs: 0, answers: [], stock: [], groups: { orders: 0, groups: 0, samples: [] } };

/** Stock as an area whose edge goes down in steps. */
function stepsOf(stock: SaleProgress['stock'], elapsedMs: number, { x, y }: PanelScale): string {
  const [first] = stock;
  if (!first) return '';
  const steps = stock.map(({ atMs, left }) => `H${x(atMs)}V${y(left)}`);
  return `M${x(0)},${y(0)}V${y(first.left)}${steps.join('')}H${x(elapsedMs)}V${y(0)}Z`;
}
