import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startApiProcess, type ApiProcess } from '../../../testing/api-process.ts';
import { request, storeTest, type TestUser } from '../../../testing/index.ts';
import {
  startTraceReceiver,
  type ReceivedSpan,
  type TraceReceiver,
} from '../../../testing/trace-receiver.ts';
import type { ProductView } from '../../../products/product-view.ts';

storeTest(
  'an order is one trace under the caller’s span: HTTP, procedure, batch, statements',
  async ({ store, database }) => {
    const [ada, mug] = [await store.customer(), await store.product()];
    await using receiver = await startTraceReceiver();
    await using api = await startTracedApi(database.url, receiver);
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    await place(api, ada, mug, {
      'x-request-id': 'order-of-ada',
      traceparent: `00-${traceId}-b7ad6b7169203331-01`,
    });
    expect(await api.kill('SIGTERM')).toBe(0);

    const { spans } = receiver;
    const http = named(spans, 'POST /trpc');
    expect(http).toMatchObject({
      traceId,
      parentSpanId: 'b7ad6b7169203331',
      attributes: {
        'service.name': 'order-store',
        'http.response.status_code': 200,
        'url.path': '/trpc/orders.place',
        'order_store.request_id': 'order-of-ada',
      },
    });
    expect(pathTo(spans, named(spans, 'write-placements'))).toEqual([
      'POST /trpc',
      'orders.place',
      'place orders',
      'write-placements',
    ]);
    expect(pathTo(spans, named(spans, 'authenticate'))).toEqual([
      'POST /trpc',
      'orders.place',
      'check tokens',
      'authenticate',
    ]);
    const { attributes } = named(spans, 'lock-products');
    expect(attributes['db.query.text']).toContain('$1');
    // No input of the caller and no spans of background polling.
    expect(JSON.stringify(spans)).not.toContain(ada.token);
    expect(spans.filter((span) => span.traceId !== traceId)).toEqual([]);
  },
);

storeTest(
  'a batch of several orders is a separate trace, linked to and from its requests',
  async ({ store, database }) => {
    const [ada, mug] = [await store.customer(), await store.product()];
    await using receiver = await startTraceReceiver();
    await using api = await startTracedApi(database.url, receiver);
    // More than two batches in flight, so that some wait and are batched.
    await Promise.all(Array.from({ length: 40 }, () => place(api, ada, mug)));
    await api.kill('SIGTERM');

    const sizeOf = ({ attributes }: (typeof receiver.spans)[number]) =>
      Number(attributes['order_store.group.size'] ?? 0);
    const batch = receiver.spans.find((span) => span.name === 'place orders' && sizeOf(span) > 1);
    const size = batch ? sizeOf(batch) : 0;
    expect(size).toBeGreaterThan(1);
    expect(batch?.parentSpanId).toBeUndefined();
    const members = receiver.spans.filter(({ links }) =>
      links.some(({ spanId }) => spanId === batch?.spanId),
    );
    expect(members.map(({ name }) => name)).toEqual(
      Array.from({ length: size }, () => 'orders.place'),
    );
    expect(batch?.links.map(({ spanId }) => spanId).toSorted()).toEqual(
      members.map(({ spanId }) => spanId).toSorted(),
    );
    expect(new Set(members.map(({ traceId }) => traceId)).size).toBe(size);
    const statements = receiver.spans.filter(({ parentSpanId }) => parentSpanId === batch?.spanId);
    expect(statements.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['BEGIN', 'lock-products', 'write-placements', 'COMMIT']),
    );
  },
);

storeTest(
  'records the reason of a rejected call; only server errors set the error status, without a message',
  async ({ store, database }) => {
    const [ada, mug] = [await store.customer(), await store.product({ stockQuantity: 0 })];
    await using receiver = await startTraceReceiver();
    await using api = await startTracedApi(database.url, receiver);
    await place(api, ada, mug);
    await database.pool.query('ALTER TABLE users RENAME TO gone');
    await request(`${api.url}/trpc/auth.me`, {
      headers: { authorization: `Bearer ${ada.token}` },
    });
    await api.kill('SIGTERM');
    const [unset, failed] = [0, 2];
    expect(named(receiver.spans, 'orders.place')).toMatchObject({
      attributes: { 'error.type': 'INSUFFICIENT_STOCK' },
      status: { code: unset },
    });
    const broken = receiver.spans.filter(({ status }) => status.code === failed);
    expect(broken.map(({ status }) => status.message ?? '')).toEqual(broken.map(() => ''));
    expect(broken.find(({ kind }) => kind === clientKind)?.attributes).toMatchObject({
      'db.response.status_code': '42P01',
    });
    expect(named(broken, 'auth.me').attributes['error.type']).toBe('INTERNAL');
  },
);

test('does not load the OpenTelemetry SDK without --import', { timeout: 60_000 }, async () => {
  const logImports = `import { registerHooks } from 'node:module';
    registerHooks({ resolve: (name, context, next) => {
      // The metrics library depends on OpenTelemetry's API, which does nothing without the SDK.
      if (name.startsWith('@opentelemetry/') && name !== '@opentelemetry/api') console.log(name);
      return next(name, context);
    } });`;
  const load = async (...more: string[]) => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--import',
      `data:text/javascript,${encodeURIComponent(logImports)}`,
      ...more,
      '--input-type=module',
      '--eval',
      `await import(${JSON.stringify(apiProgram)})`,
    ]);
    return stdout;
  };
  expect(await load()).toBe('');
  expect(await load('--import', register)).toContain('@opentelemetry/sdk-trace');
});

test('rejects an invalid sampling ratio at start', { timeout: 60_000 }, async () => {
  const start = promisify(execFile)(process.execPath, ['--import', register, '--eval', ''], {
    env: { ...process.env, OTEL_TRACES_SAMPLER_ARG: '10%' },
  });
  await expect(start).rejects.toThrow(
    'OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1, such as 0.1',
  );
});

const register = new URL('./register.ts', import.meta.url).href;
const apiProgram = new URL('../../../index.ts', import.meta.url).href;
const clientKind = 3;

function startTracedApi(databaseUrl: string, receiver: TraceReceiver): Promise<ApiProcess> {
  return startApiProcess(databaseUrl, {
    NODE_OPTIONS: `--import ${register}`,
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OVERLOAD_LOOP_DELAY: '0s',
    OVERLOAD_CONNECTION_WAIT: '0s',
  });
}

async function place(
  { url }: ApiProcess,
  { token }: TestUser,
  { id: productId }: ProductView,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  await request(`${url}/trpc/orders.place`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify({ items: [{ productId, quantity: 1 }] }),
  });
}

/** The only span with this name. */
function named(spans: readonly ReceivedSpan[], name: string): ReceivedSpan {
  const [span, ...more] = spans.filter((each) => each.name === name);
  if (!span || more.length > 0) {
    throw new Error(
      `Expected exactly one span ${name} in: ${spans.map((each) => each.name).join(', ')}`,
    );
  }
  return span;
}

/** The span names from the root to this span. */
function pathTo(spans: readonly ReceivedSpan[], span: ReceivedSpan): string[] {
  const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
  return parent ? [...pathTo(spans, parent), span.name] : [span.name];
}
