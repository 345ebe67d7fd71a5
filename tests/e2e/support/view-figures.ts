import type { Page } from '@playwright/test';

/** Load metrics of a view opened with an empty cache. */
export interface ViewFigures {
  /** Compressed size of all scripts, without headers. */
  readonly scriptBytes: number;
  /** First contentful paint in milliseconds. Source: W3C Paint Timing. */
  readonly firstPaintMs: number;
  /** Largest contentful paint in milliseconds. Source: W3C Largest Contentful Paint. */
  readonly largestPaintMs: number;
  /** Sum of all layout shifts. Source: W3C Layout Instability. */
  readonly layoutShift: number;
}

/** The metrics of the current page so far. */
export function viewFigures(page: Page): Promise<ViewFigures> {
  return page.evaluate(async () => {
    const scripts = performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'));
    const [painted] = performance.getEntriesByName('first-contentful-paint');
    const [largest = [], shifts = []] = await Promise.all(
      ['largest-contentful-paint', 'layout-shift'].map(
        (type) =>
          new Promise<readonly PerformanceEntry[]>((resolve) => {
            new PerformanceObserver((list) => resolve(list.getEntries())).observe({
              type,
              buffered: true,
            });
            // The observer never fires without an entry.
            setTimeout(resolve, 300, []);
          }),
      ),
    );
    return {
      scriptBytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
      firstPaintMs: painted?.startTime ?? Number.NaN,
      largestPaintMs: largest.at(-1)?.startTime ?? Number.NaN,
      layoutShift: shifts.reduce(
        (sum, shift) => sum + ('value' in shift ? Number(shift.value) : 0),
        0,
      ),
    };
  });
}
