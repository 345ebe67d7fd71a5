import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const chromium =
  process.env['CHROMIUM_PATH'] ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  // Tests create their own customers and products.
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env['CI'] !== undefined,
  retries: process.env['CI'] === undefined ? 0 : 2,
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  use: {
    // Set from the line that the demo prints when it is ready.
    ...(process.env['ORDER_STORE_URL'] ? { baseURL: process.env['ORDER_STORE_URL'] } : {}),
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      // Chromium does not run as root with its sandbox.
      args: isRoot ? ['--no-sandbox'] : [],
    },
  },
  webServer: {
    command: 'npm run --silent demo',
    cwd: '../..',
    env: {
      PORT: '0',
      RATE_LIMIT: 'off',
      DATA_DIRECTORY: temporaryFolder(),
      SMTP_URL: `smtp://127.0.0.1:${smtpPort()}`,
      // Nothing for the products of the demo, whose class is standard.
      VAT_RATES: 'standard:0,luxury:20',
      MAIL_FROM: 'Pottle <shop@pottle.example>',
      // support/receiver.ts listens on the loopback interface.
      WEBHOOK_ALLOW_PRIVATE: 'on',
    },
    wait: { stdout: /open at (?<order_store_url>http\S+)/ },
    stdout: 'pipe',
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
  },
});

/** A free port for support/mailbox.ts. */
function smtpPort(): string {
  const listen = `const server = require('node:net').createServer().listen(0, '127.0.0.1', () => {
    console.log(server.address().port);
    server.close();
  })`;
  return (process.env['E2E_SMTP_PORT'] ??= execFileSync(process.execPath, ['-e', listen], {
    encoding: 'utf8',
  }).trim());
}

/** The data directory of this run, deleted at its end. Workers load this file too and share it. */
function temporaryFolder(): string {
  const known = process.env['E2E_DATA'];
  if (known !== undefined) return known;
  const folder = mkdtempSync(join(tmpdir(), 'order-store-e2e-'));
  // As root, PostgreSQL runs as another user, which needs access.
  chmodSync(folder, 0o755);
  process.env['E2E_DATA'] = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
