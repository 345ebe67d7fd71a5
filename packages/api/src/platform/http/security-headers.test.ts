import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { serveStore, storeTest } from '../../testing/index.ts';

const pageTest = storeTest.extend<{ root: string }>({
  root: async ({ task: _task }, use) => {
    const root = await mkdtemp(join(tmpdir(), 'order-store-page-'));
    await writeFile(join(root, 'index.html'), '<title>Shop</title>');
    await use(root);
    await rm(root, { recursive: true });
  },
});

pageTest('every response outside /trpc has the headers of a page', async ({ store, root }) => {
  await using served = await serveStore(store, { config: { WEB_ROOT: root } });
  for (const path of ['/', '/orders/42', '/healthz', '/nope.txt', '/trpcs']) {
    const headers = await headersOf(served.port, path);
    expect(headers, path).toMatchObject({
      'content-security-policy': [
        "default-src 'none'",
        "base-uri 'none'",
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "manifest-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
      ].join(';'),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=(), '),
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-request-id': expect.stringMatching(/./),
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  }
});

pageTest('pages may load images from the configured origins', async ({ store, root }) => {
  const config = { WEB_ROOT: root, IMAGE_ORIGINS: ['https://images.example'] };
  await using served = await serveStore(store, { config });
  const headers = await headersOf(served.port, '/');
  expect(headers['content-security-policy']).toContain(
    ";img-src 'self' data: https://images.example;",
  );
});

pageTest('API responses forbid caching, sniffing and framing', async ({ store }) => {
  await using served = await serveStore(store);
  for (const path of ['/trpc/products.list', '/trpc/nope', '/trpc', '/trpc/%zz']) {
    const headers = await headersOf(served.port, path);
    expect(headers, path).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.stringMatching(/./),
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  }
});

pageTest('sends Strict-Transport-Security only over HTTPS', async ({ store }) => {
  await using plain = await serveStore(store);
  await using behindProxy = await serveStore(store, { config: { TRUST_PROXY: 1 } });
  const viaTls = { 'x-forwarded-proto': 'https' };
  for (const path of ['/healthz', '/trpc/products.list']) {
    const name = 'strict-transport-security';
    expect(await headersOf(behindProxy.port, path, viaTls)).toHaveProperty(
      name,
      'max-age=31536000',
    );
    expect(await headersOf(behindProxy.port, path)).not.toHaveProperty(name);
    // Without a trusted proxy, any client can set this header.
    expect(await headersOf(plain.port, path, viaTls)).not.toHaveProperty(name);
  }
});

function headersOf(
  port: number,
  path: string,
  headers: Record<string, string> = {},
): Promise<IncomingHttpHeaders> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, headers, agent: false };
    const sent = httpRequest(options, (response) => {
      response.resume();
      resolve(response.headers);
    });
    sent.once('error', reject).end();
  });
}
