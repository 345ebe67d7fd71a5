/**
 * Measures how soon views are there, how much JavaScript they take and whether anything jumps, in Chromium:
 *
 *   node e2e/measure-views.ts http://127.0.0.1:4000
 *
 * Each view is opened afresh, with an empty cache, five times; the middle of each figure is printed. Once as
 * this machine is, and once as a phone on the way: a processor four times as slow, 1.6 Mbit/s, 150 ms there and
 * back, which is what Lighthouse takes for a mobile.
 */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { viewFigures, type ViewFigures } from './support/view-figures.ts';

const base = process.argv[2];
if (base === undefined) throw new Error('Say where the shop is: node measure-views.ts http://…');

const paths = ['/', '/?q=enamel&sort=price', '/products/TPT-01-BLU', '/cart', '/sign-in'];
const times = 5;

const executablePath = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find(
  (path) => path !== undefined && existsSync(path),
);
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  for (const slow of [false, true]) {
    console.log(slow ? '\nA phone on the way' : 'This machine');
    for (const path of paths) {
      const runs: ViewFigures[] = [];
      for (let run = 0; run < times; run += 1) runs.push(await measure(path, slow));
      console.log(
        [
          path.padEnd(24),
          `first paint ${middle(runs, 'firstPaintMs').toFixed(0).padStart(5)} ms`,
          `largest ${middle(runs, 'largestPaintMs').toFixed(0).padStart(5)} ms`,
          `layout shift ${middle(runs, 'layoutShift').toFixed(4)}`,
          `JavaScript ${(middle(runs, 'scriptBytes') / 1000).toFixed(1)} kB`,
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
    // Streams keep the network busy for good, so the view is given a while instead.
    await page.waitForTimeout(slow ? 4000 : 1500);
    return await viewFigures(page);
  } finally {
    await context.close();
  }
}

function middle(runs: readonly ViewFigures[], name: keyof ViewFigures): number {
  const figures = runs.map((run) => run[name]).toSorted((a, b) => a - b);
  return figures[Math.floor(figures.length / 2)] ?? Number.NaN;
}
