import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { rolldown } from 'rolldown';
import { Webhook } from 'standardwebhooks';
import type { InstalledSdk } from './install-in-empty-folder.ts';

/** Runs a bundled page in a browser, at the API's origin. */
export async function testInBrowser(
  { project }: InstalledSdk,
  url: string,
  staffToken: string,
): Promise<void> {
  const program = await findBrowser();
  if (program === undefined) {
    console.log(
      'Chromium: not tried, since it is neither at CHROMIUM_PATH nor at /usr/bin/chromium',
    );
    return;
  }
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    // A path of the API, for its origin and security headers.
    await page.goto(`${url}/healthz`);
    const given = { staffToken, webhook: signedWebhook() };
    await page.evaluate((value) => void Object.assign(globalThis, { given: value }), given);
    // The debugger bypasses the Content-Security-Policy.
    await page.evaluate(await bundlePage(project, 'page.js'));
    const result: unknown = await page.evaluate(() => Reflect.get(globalThis, 'result'));
    assert.deepEqual(result, {
      sameOrder: true,
      total: '€25.01',
      available: 1,
      unreachable: ['NETWORK', 2],
      event: 'order.placed',
    });
    await testReactPage(page, await bundlePage(project, 'react-page.js'));
    console.log(`Chromium ${browser.version()}: shopped, with React too`);
  } finally {
    await browser.close();
  }
}

/** Checks that live stock decreases and the cart is empty after ordering. */
async function testReactPage(page: Page, code: string): Promise<void> {
  await page.evaluate(code);
  await page.evaluate(() => Reflect.get(globalThis, 'opened'));
  await page.getByRole('button', { name: '3 left, 1 lines of 25.00' }).click();
  await page.getByRole('button', { name: '1 left, 0 lines of 0.00, 25.00' }).waitFor();
  const stored = await page.evaluate(() => localStorage.getItem('packed.cart'));
  assert.match(stored ?? '', /"lines":\[\]/);
}

async function findBrowser(): Promise<string | undefined> {
  const program = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  return access(program).then(
    () => program,
    () => undefined,
  );
}

async function bundlePage(project: string, file: string): Promise<string> {
  await using bundle = await rolldown({
    input: join(project, file),
    cwd: project,
    platform: 'browser',
    // TanStack Query's modules have a "use client" directive, which does not apply here.
    onLog: (level, log, report) => {
      if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
    },
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true, codeSplitting: false });
  return output[0].code;
}

function signedWebhook() {
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  const body = JSON.stringify({ type: 'order.placed', timestamp: '', data: {} });
  const at = new Date();
  const headers = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': `${Math.floor(at.getTime() / 1000)}`,
    'webhook-signature': new Webhook(secret).sign('msg_1', at, body),
  };
  return { secret, body, headers };
}
