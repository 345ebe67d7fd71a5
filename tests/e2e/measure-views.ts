/**
 * Measures paint times, layout shift and JavaScript size of views in Chromium:
 *
 *   node tests/e2e/measure-views.ts http://127.0.0.1:4000
 *
 * Prints medians of five loads with an empty cache, on this machine and with Lighthouse's mobile throttling:
 * CPU slowed down four times, 1.6 Mbit/s, 150 ms round trip.
 */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { viewFigures, type ViewFigures } from './support/view-figures.ts';

const base = process.argv[2];
if (base === undefined) throw new Error('Usage: node tests/e2e/measure-views.ts URL');

const paths = ['/', '/?q=enamel&sort=price', '/products/TPT-01-BLU', '/cart', '/sign-in'];
const loads = 5;

const executablePath = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find(
  (path) => path !== undefined && existsSync(path),
);
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  for (const slow of [false, true]) {
    console.log(slow ? '\nMobile throttling' : 'No throttling');
    for (const path of paths) {
      const runs: ViewFigures[] = [];
      for (let run = 0; run < loads; run += 1) runs.push(await measure(path, slow));
      console.log(
        [
          path.padEnd(24),
          `first paint ${median(runs, 'firstPaintMs').toFixed(0).padStart(5)} ms`,
          `largest ${median(runs, 'largestPaintMs').toFixed(0).padStart(5)} ms`,
          `layout shift ${median(runs, 'layoutShift').toFixed(4)}`,
          `JavaScript ${(median(runs, 'scriptBytes') / 1000).toFixed(1)} kB`,
        ].join('   '),
      );
    }
  }
} finally {
  await browser.close();
}

async function measure(path: string, slow: boolean): Promise<ViewFigures> {
  const context = await browser.newContext({
    viewport: slow ? { width: 360, height: 780 } : { width: 1280, height: 900 },
  });
  try {
    const page = await context.newPage();
    if (slow) {
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 150,
        downloadThroughput: 1_600_000 / 8,
        uploadThroughput: 750_000 / 8,
      });
    }
    await page.goto(new URL(path, base).href);
    await page.locator('h1').first().waitFor();
    // Event streams never let the network become idle, so wait for a fixed time.
    await page.waitForTimeout(slow ? 4000 : 1500);
    return await viewFigures(page);
  } finally {
    await context.close();
  }
}

function median(runs: readonly ViewFigures[], name: keyof ViewFigures): number {
  const figures = runs.map((run) => run[name]).toSorted((a, b) => a - b);
  return figures[Math.floor(figures.length / 2)] ?? Number.NaN;
}
