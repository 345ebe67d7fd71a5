import type { Page } from '@playwright/test';

/** What it took to show a view that was opened afresh. */
export interface ViewFigures {
  /** Bytes of scripts as they travelled, packed, without headers. */
  readonly scriptBytes: number;
  /** Milliseconds from the beginning of the navigation. Source: W3C Paint Timing. */
  readonly firstPaintMs: number;
  /** Milliseconds until the largest thing was painted. Source: W3C Largest Contentful Paint. */
  readonly largestPaintMs: number;
  /** How much things jumped, 0 for not at all. Source: W3C Layout Instability, all shifts added up. */
  readonly layoutShift: number;
}

/** The figures of the view that the page shows, as far as it has come. */
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
            // Where there is no such entry, nobody is called back.
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
