import { readFile } from 'node:fs/promises';
import { makeSample, startTestApi, type Sample, type TestApi } from '@order-store/api/testing';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import createClient from 'openapi-fetch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { components, paths } from './generated-client.d.ts';
import { clientTypesUrl, documentUrl, generateClientTypes } from './client-types.ts';
import { openDocument } from './validate-answers.ts';

let api: TestApi;
let sample: Sample;

beforeAll(async () => {
  api = await startTestApi();
  sample = await makeSample(api.store);
});
afterAll(() => api[Symbol.asyncDispose]());

test('passes the linter', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const source = await readFile(documentUrl, 'utf8');
  const problems = await lintFromString({ source, absoluteRef: documentUrl.pathname, config });
  expect(
    problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer]),
  ).toEqual([]);
});

test('the committed client types are those of the document (run npm run openapi:dump)', async () => {
  const committed = await readFile(clientTypesUrl, 'utf8');
  expect((await generateClientTypes()) === committed).toBe(true);
});

test('a generated client calls every query, and every response matches the document', async () => {
  const { document, problemsOf } = await openDocument();
  const problems: (string | null)[] = [];
  const called = new Set<string>();
  const client = createClient<paths>({
    baseUrl: `${api.url}/trpc`,
    headers: { authorization: `Bearer ${sample.staff.token}` },
  });
  client.use({
    async onResponse({ schemaPath, response }) {
      called.add(schemaPath);
      problems.push(problemsOf(schemaPath, response.status, await response.clone().json()));
    },
  });
  const { sold, pending, customer, importId, webhook } = sample;

  const { data: product } = await client.GET(
    '/products.get',
    given('ProductsGetInput', { sku: sold.sku }),
  );
  expect(product?.result.data).toMatchObject({ id: sold.id, price: sold.price });
  const missing = await client.GET('/products.get', given('ProductsGetInput', { id: '999999' }));
  // Typed by the status and the reason.
  const { data } = (missing.error && 'error' in missing.error && missing.error.error) || {};
  const ids = data?.reason === 'PRODUCT_NOT_FOUND' ? data.details.ids : undefined;
  expect(ids).toEqual(['999999']);
  await client.GET('/audit.list', given('AuditListInput', { limit: 2 }));
  await client.GET('/auth.me');
  await client.GET('/auth.listSessions');
  await client.GET('/auth.listApiKeys');
  await client.GET('/addresses.get');
  await client.GET('/carts.get');
  await client.GET('/catalog.getImport', given('CatalogGetImportInput', { id: importId }));
  await client.GET('/catalog.listImports');
  await client.GET(
    '/catalog.listImportRows',
    given('CatalogListImportRowsInput', { id: importId }),
  );
  await client.GET('/catalog.previewImport', given('CatalogPreviewImportInput', { id: importId }));
  const { data: events } = await client.GET(
    '/events.list',
    given('EventsListInput', { limit: 100 }),
  );
  expect(events?.result.data.items.length).toBeGreaterThan(5);
  await client.GET('/operations.placement');
  await client.GET('/orders.get', given('OrdersGetInput', { orderNumber: pending.orderNumber }));
  const { data: orders } = await client.GET('/orders.list', given('OrdersListInput', { limit: 2 }));
  expect(orders?.result.data.items).toHaveLength(2);
  await client.GET('/orders.listByPage', given('OrdersListByPageInput', { page: 1 }));
  await client.GET('/orders.history', given('OrdersHistoryInput', { id: pending.id }));
  await client.GET('/orders.listNotes', given('OrdersListNotesInput', { id: pending.id }));
  await client.GET('/payments.list', given('PaymentsListInput', { orderId: pending.id }));
  await client.GET('/payments.listRefundsDue', given('PaymentsListRefundsDueInput', {}));
  await client.GET('/products.list', given('ProductsListInput', { sort: 'price' }));
  await client.GET('/products.listByPage', given('ProductsListByPageInput', { pageSize: 5 }));
  await client.GET('/products.categories', given('ProductsCategoriesInput', {}));
  await client.GET('/products.stockHistory', given('ProductsStockHistoryInput', { id: sold.id }));
  await client.GET('/reports.summary', given('ReportsSummaryInput', {}));
  await client.GET('/reports.stock', given('ReportsStockInput', { to: '2026-11-29' }));
  await client.GET('/reports.buyers', given('ReportsBuyersInput', { productId: sold.id }));
  await client.GET('/reports.customers', given('ReportsCustomersInput', { ids: [customer.id] }));
  await client.GET('/reports.salesByDay', given('ReportsSalesByDayInput', { timeZone: 'UTC' }));
  await client.GET('/reports.topProducts', given('ReportsTopProductsInput', { by: 'quantity' }));
  await client.GET('/reports.lowStock', given('ReportsLowStockInput', { threshold: 1000 }));
  await client.GET('/users.get', given('UsersGetInput', { id: customer.id }));
  await client.GET('/users.getNote', given('UsersGetNoteInput', { id: customer.id }));
  await client.GET('/users.list', given('UsersListInput', { search: 'customer' }));
  await client.GET('/users.listByPage', given('UsersListByPageInput', {}));
  await client.GET('/webhooks.list', given('WebhooksListInput', {}));
  await client.GET('/webhooks.get', given('WebhooksGetInput', { id: webhook.id }));
  await client.GET('/webhooks.listDeliveries', given('WebhooksListDeliveriesInput', {}));

  expect(problems.filter((problem) => problem !== null)).toEqual([]);
  const queries = Object.entries(document.paths).filter(([, { get }]) => get);
  expect([...called].toSorted()).toEqual(queries.map(([path]) => path).toSorted());
});

test('a generated client places an order once per idempotency key', async () => {
  const client = createClient<paths>({
    baseUrl: `${api.url}/trpc`,
    headers: { authorization: `Bearer ${sample.customer.token}` },
  });
  const order = { items: [{ productId: sample.sold.id, quantity: 1 }] };
  const params = { header: { 'Idempotency-Key': crypto.randomUUID() } };
  const [first, again] = await Promise.all([
    client.POST('/orders.place', { params, body: order }),
    client.POST('/orders.place', { params, body: order }),
  ]);
  expect(first.data?.result.data.id).toMatch(/^\d+$/);
  expect(again.data).toEqual(first.data);
});

test('every rejection matches the document', async () => {
  const { document, problemsOf } = await openDocument();
  const problems: (string | null)[] = [];
  const call = async (path: string, headers: Record<string, string>, input: string) => {
    const isQuery = document.paths[path]?.get !== undefined;
    const url = `${api.url}/trpc${path}${isQuery ? `?input=${encodeURIComponent(input)}` : ''}`;
    const type = { 'content-type': 'application/json' };
    const init = isQuery ? {} : { method: 'POST', body: input };
    const response = await fetch(url, { ...init, headers: { ...type, ...headers } });
    problems.push(problemsOf(path, response.status, await response.json()));
    return response.status;
  };
  const [staff, customer] = [sample.staff, sample.customer].map(({ token }) => ({
    authorization: `Bearer ${token}`,
  }));
  for (const [path, { get, post }] of Object.entries(document.paths)) {
    const isPublic = (get ?? post)?.security.length === 0;
    const status = isPublic ? 401 : await call(path, {}, '{}');
    expect(status, path).toBe(401);
    await call(path, customer ?? {}, '{"unknown":1}');
    await call(path, staff ?? {}, '{"unknown":1}');
  }
  expect(problems.filter((problem) => problem !== null)).toEqual([]);
});

type Inputs = components['schemas'];

/** The options of a call with an input of the named schema: queries take it as JSON text. */
function given<Name extends keyof Inputs>(_name: Name, input: Inputs[Name]) {
  return { params: { query: { input: JSON.stringify(input) } } };
}
