import { bucketMs, type SaleProgress } from '../run/sale-progress.ts';
import { niceEnd, peakPerSecond } from './chart-math.ts';
import { ChartPanel, type ChartScale } from './chart-panel.tsx';
import { formatCount, formatMean, formatSeconds } from './format.ts';
import { useWidth } from '../../ui/chart/use-width.ts';

/** Responses, stock and batch size over the time of a sale. */
export function SaleCharts({ progress }: { progress: SaleProgress | null }) {
  const [element, width] = useWidth<HTMLDivElement>();
  const shown = progress ?? noProgress;
  const time = { width, endMs: niceEnd(shown.elapsedMs, 2000) };
  return (
    <div ref={element} className="grid grid-cols-[minmax(0,1fr)] gap-6 overflow-hidden">
      <ResponsesChart {...shown} time={time} />
      <StockChart {...shown} time={time} />
      <BatchChart {...shown} time={time} />
    </div>
  );
}

type Shown = Pick<SaleProgress, 'elapsedMs' | 'responses' | 'stock'> & {
  batches: Pick<SaleProgress['batches'], 'orders' | 'batches' | 'samples'>;
};

const noProgress: Shown = {
  elapsedMs: 0,
  responses: [],
  stock: [],
  batches: { orders: 0, batches: 0, samples: [] },
};

interface TimeAxis {
  time: { width: number; endMs: number };
}

function ResponsesChart({
  elapsedMs,
  responses,
  time,
}: Pick<Shown, 'elapsedMs' | 'responses'> & TimeAxis) {
  const perSecond = 1000 / bucketMs;
  const highest =
    Math.max(...responses.map(({ ordered, soldOut }) => ordered + soldOut), 1) * perSecond;
  const ordered = peakPerSecond(responses, elapsedMs, (each) => each.ordered);
  const soldOut = peakPerSecond(responses, elapsedMs, (each) => each.soldOut);
  return (
    <ChartPanel
      {...time}
      title="Responses per second"
      summary={`Over ${formatSeconds(elapsedMs)}: peak of ${formatCount(ordered)} orders per second and ${formatCount(soldOut)} sold-out rejections per second.`}
      legend={[
        { name: 'Ordered', swatch: 'bg-rim' },
        { name: 'Sold out', swatch: 'bg-(--glaze-tomato)' },
      ]}
      height={220}
      endValue={niceEnd(highest, 100)}
    >
      {({ x, y }) =>
        responses.map((each, index) => {
          const [begin, end] = [x(index * bucketMs), x((index + 1) * bucketMs)];
          const bar = { x: begin, width: Math.max(1, end - begin - 1) };
          const top = y(each.ordered * perSecond);
          const topOfAll = y((each.ordered + each.soldOut) * perSecond);
          return (
            // Buckets are only appended, so the index identifies them.
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
    </ChartPanel>
  );
}

function StockChart({ elapsedMs, stock, time }: Pick<Shown, 'elapsedMs' | 'stock'> & TimeAxis) {
  const [initial = 0, left = 0] = [stock.at(0)?.left, stock.at(-1)?.left];
  return (
    <ChartPanel
      {...time}
      title="Units left"
      summary={`From ${formatCount(initial)} to ${formatCount(left)} in ${formatSeconds(elapsedMs)}.`}
      height={120}
      endValue={niceEnd(initial, 10)}
    >
      {(scale) => <path d={stepPath(stock, elapsedMs, scale)} className="fill-(--glaze-moss)" />}
    </ChartPanel>
  );
}

function BatchChart({ batches, time }: Pick<Shown, 'batches'> & TimeAxis) {
  const largest = Math.max(...batches.samples.map(({ meanSize }) => meanSize ?? 0), 0);
  return (
    <ChartPanel
      {...time}
      title="Orders per transaction"
      summary={`${formatCount(batches.orders)} orders in ${formatCount(batches.batches)} transactions; average of up to ${formatMean(largest)} orders per transaction.`}
      height={120}
      endValue={niceEnd(largest, 10)}
    >
      {({ x, y }) =>
        batches.samples.map(({ fromMs, atMs, meanSize }) => {
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
    </ChartPanel>
  );
}

/** The SVG path of the stock as a step area. */
function stepPath(stock: SaleProgress['stock'], elapsedMs: number, { x, y }: ChartScale): string {
  const [first] = stock;
  if (!first) return '';
  const steps = stock.map(({ atMs, left }) => `H${x(atMs)}V${y(left)}`);
  return `M${x(0)},${y(0)}V${y(first.left)}${steps.join('')}H${x(elapsedMs)}V${y(0)}Z`;
}
