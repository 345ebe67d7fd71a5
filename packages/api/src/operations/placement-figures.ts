import type { Services } from '../platform/services.ts';
import type { PlacementFiguresView } from './placement-figures-view.ts';

/** Reads how this process has placed orders from its metrics and queue. */
export async function placementFigures({
  metrics,
  placements,
}: Pick<Services, 'metrics' | 'placements'>): Promise<PlacementFiguresView> {
  const { values } = await metrics.placementBatchSize.get();
  const figures: PlacementFiguresView = {
    process: metrics.process,
    orders: 0,
    groups: 0,
    sizes: [],
    waiting: placements.waiting,
    underWay: placements.inFlight,
  };
  // Prometheus buckets are cumulative.
  let below = 0;
  for (const { metricName = '', labels, value } of values) {
    if (metricName.endsWith('_sum')) figures.orders = value;
    else if (metricName.endsWith('_count')) figures.groups = value;
    else if (labels['le'] !== undefined) {
      figures.sizes.push({ upTo: boundOf(labels['le']), groups: value - below });
      below = value;
    }
  }
  return figures;
}

function boundOf(le: string | number): number | null {
  const bound = Number(le);
  return Number.isFinite(bound) ? bound : null;
}
