import { get as sendGet, type IncomingMessage } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  callOverHttp,
  errorOf,
  procedures,
  request,
  startTestApi,
  talkTo,
  WireError,
  type Answer,
  type TestApi,
} from '../testing/index.ts';

let api: TestApi;
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'order-store-page-'));
  await mkdir(join(root, 'assets'));
  await writeFile(join(root, 'index.html'), '<title>Shop</title>');
  await writeFile(join(root, 'reference.html'), '<title>Reference</title>');
  await writeFile(join(root, 'assets', 'app-1a2b.js'), 'export {}');
  api = await startTestApi({ WEB_ROOT: root });
});

afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await rm(root, { recursive: true });
});

const json = { 'content-type': 'application/json' };

function post(
  body: NonNullable<RequestInit['body']>,
  headers: Record<string, string> = json,
): RequestInit {
  return { method: 'POST', headers, body };
}

function typed(type: string, body = 'x'): RequestInit {
  return post(body, { 'content-type': type });
}

function form(): RequestInit {
  const body = new FormData();
  body.set('email', 'ada@example.com');
  return { method: 'POST', body };
}

interface Failure {
  readonly what: string;
  readonly path: string;
  readonly init?: RequestInit;
  readonly is: readonly [status: number, reason: string];
}

const invalid = [400, 'VALIDATION_FAILED'] as const;
const unknown = [404, 'PROCEDURE_NOT_FOUND'] as const;
const otherMethod = [405, 'METHOD_NOT_SUPPORTED'] as const;
const tooLarge = [413, 'PAYLOAD_TOO_LARGE'] as const;
const otherType = [415, 'UNSUPPORTED_MEDIA_TYPE'] as const;
const signIn = '/trpc/auth.signIn';

// Failure case 37: docs/failure-cases.md
const failures: readonly Failure[] = [
  { what: 'a rejected call', path: '/trpc/auth.me', is: [401, 'UNAUTHENTICATED'] },
  { what: 'a wrong input', path: '/trpc/products.get?input={"id":1}', is: invalid },
  { what: 'an unknown procedure', path: '/trpc/products.nope', is: unknown },
  { what: 'an inherited field', path: '/trpc/__proto__', is: unknown },
  { what: 'an inherited method', path: '/trpc/products.toString', is: unknown },
  { what: 'a group of procedures', path: '/trpc/products', is: unknown },
  { what: 'no procedure', path: '/trpc', is: unknown },
  { what: 'a path outside the API', path: '/nope.txt', is: unknown },
  { what: 'a POST outside the API', path: '/healthz', init: post('{}'), is: unknown },
  { what: 'a path in another case', path: '/TRPC/auth.me', is: unknown },
  { what: 'a procedure in another case', path: '/trpc/Auth.Me', is: unknown },
  { what: 'an encoded procedure', path: '/trpc/auth%2Eme', is: unknown },
  { what: 'an encoded stream', path: '/trpc/orders%2Ewatch', is: unknown },
  { what: 'a doubly encoded procedure', path: '/trpc/auth%252Eme', is: unknown },
  { what: 'an encoded batch', path: '/trpc/auth.me%2Cauth.me?batch=1', is: unknown },
  { what: 'an encoded prefix', path: '/%74rpc/auth.me', is: unknown },
  { what: 'a slash at the end', path: '/trpc/auth.me/', is: unknown },
  { what: 'two slashes', path: '/trpc//auth.me', is: unknown },
  { what: 'two slashes at the start', path: '//trpc/auth.me', is: unknown },
  { what: 'an encoded slash', path: '/trpc%2Fauth.me', is: unknown },
  { what: 'a view named like the API', path: '/Trpc', is: unknown },
  { what: 'health in another case', path: '/Healthz', is: unknown },
  { what: 'health with a slash', path: '/healthz/', is: unknown },
  { what: 'metrics on the public port', path: '/metrics', is: unknown },
  { what: 'metrics in another case', path: '/Metrics', is: unknown },
  { what: 'the OpenAPI document with POST', path: '/openapi.json', init: post('{}'), is: unknown },
  { what: 'the OpenAPI document in another case', path: '/OpenAPI.json', is: unknown },
  { what: 'an export in another case', path: '/exports/Orders.csv', is: unknown },
  { what: 'an encoded NUL', path: '/products/%00', is: unknown },
  { what: 'a missing asset', path: '/assets/nope.js', is: unknown },
  { what: 'a mutation with GET', path: signIn, is: otherMethod },
  { what: 'a query with POST', path: '/trpc/products.list', init: post('{}'), is: otherMethod },
  { what: 'PUT', path: signIn, init: { ...post('{}'), method: 'PUT' }, is: otherMethod },
  { what: 'DELETE', path: signIn, init: { ...post('{}'), method: 'DELETE' }, is: otherMethod },
  { what: 'malformed JSON', path: signIn, init: post('{"email":'), is: invalid },
  { what: 'malformed JSON in a query', path: '/trpc/products.get?input={', is: invalid },
  { what: 'a malformed URL', path: '/trpc/%zz', is: invalid },
  { what: 'a malformed URL of an asset', path: '/assets/%zz.js', is: invalid },
  { what: 'malformed parameters', path: '/trpc/auth.me?connectionParams={', is: invalid },
  { what: 'no body', path: signIn, init: post(''), is: invalid },
  { what: 'a body that is a list', path: signIn, init: post('[]'), is: invalid },
  { what: 'a number that overflows', path: signIn, init: post('1e999'), is: invalid },
  { what: 'invalid UTF-8', path: signIn, init: post(Buffer.from([34, 255, 254, 34])), is: invalid },
  {
    what: 'an unclosed list of depth 1,000,000',
    path: signIn,
    init: post('['.repeat(1e6)),
    is: invalid,
  },
  {
    what: 'invalid UTF-8 in a name',
    path: signIn,
    init: post(Buffer.from('{"email":"caf\xe9@example.com","password":"green teapot"}', 'latin1')),
    is: invalid,
  },
  {
    what: 'invalid UTF-8 in a URL',
    path: '/trpc/products.get?input={"sku":"%ff"}',
    is: invalid,
  },
  {
    what: 'deep JSON in a URL',
    path: `/trpc/products.get?input=${'['.repeat(4000)}`,
    is: invalid,
  },
  {
    what: 'a URL that is too long',
    path: `/trpc/products.get?input="${'x'.repeat(20_000)}"`,
    is: tooLarge,
  },
  {
    what: 'a compressed body',
    path: signIn,
    init: post('x', { ...json, 'content-encoding': 'gzip' }),
    is: invalid,
  },
  { what: 'plain text', path: signIn, init: typed('text/plain', '{}'), is: otherType },
  { what: 'XML', path: signIn, init: typed('application/xml', '<a/>'), is: otherType },
  { what: 'no content type', path: signIn, init: post(Buffer.from('{}'), {}), is: otherType },
  { what: 'a form', path: signIn, init: form(), is: otherType },
  {
    what: 'a broken form',
    path: signIn,
    init: typed('multipart/form-data; boundary=y'),
    is: otherType,
  },
  {
    what: 'a plain form',
    path: signIn,
    init: typed('application/x-www-form-urlencoded'),
    is: otherType,
  },
  { what: 'raw bytes', path: signIn, init: typed('application/octet-stream'), is: otherType },
  { what: 'a large body', path: signIn, init: post('x'.repeat(4 * 2 ** 20 + 1)), is: tooLarge },
  { what: 'a very large body', path: signIn, init: post('x'.repeat(32 * 2 ** 20)), is: tooLarge },
  {
    what: 'a large body of unknown length',
    path: signIn,
    init: streamed(8 * 2 ** 20),
    is: tooLarge,
  },
];

test.for(failures)('$what gives $is', async ({ path, init, is }) => {
  const answer = await request(`${api.url}${path}`, init);
  const { data } = errorOf(answer);
  expect([answer.status, data.reason]).toEqual(is);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expectNothingOfTheInside(answer);
});

// Failure case 37: docs/failure-cases.md
test('rejects inherited field names and changes nothing', async () => {
  const body =
    '{"email":"a","password":"b","__proto__":{"polluted":1},"constructor":{"prototype":{}}}';
  const { text } = await request(`${api.url}${signIn}`, post(body));
  const { details } = JSON.parse(text).error.data;
  expect(Object.entries(details)).toEqual([
    ['__proto__', ['unknown field']],
    ['constructor', ['unknown field']],
  ]);
  expect(Object.prototype).not.toHaveProperty('polluted');
});

// Failure case 37: docs/failure-cases.md
test('rejects JSON that is too deep before parsing, alone and in a batch', async () => {
  const lists = `{"items":${'['.repeat(2e6)}${']'.repeat(2e6)}}`;
  const objects = `${'{"email":'.repeat(2e5)}1${'}'.repeat(2e5)}`;
  const { token } = await api.store.customer();
  for (const path of ['orders.place', 'auth.signIn', 'orders.place,auth.signIn?batch=1']) {
    for (const body of [lists, objects, `{"0":${lists.slice(9, -1)}}`, '['.repeat(33)]) {
      const headers = { ...json, authorization: `Bearer ${token}` };
      const answer = await request(`${api.url}/trpc/${path}`, post(body, headers));
      expect(errorOf(answer)).toMatchObject({
        message: 'input: must not nest more than 32 arrays and objects',
        data: { reason: 'VALIDATION_FAILED' },
      });
    }
  }
});

// Failure case 37: docs/failure-cases.md. Sorting the fields to compare them with an idempotency key took seconds.
test('rejects an object with too many fields before parsing, alone and in a batch', async () => {
  const fields = Array.from({ length: 5001 }, (_, index) => `"${index}":1`).join();
  const { token } = await api.store.customer();
  const headers = { ...json, authorization: `Bearer ${token}`, 'idempotency-key': 'many fields' };
  for (const path of ['orders.place', 'auth.signIn', 'auth.signIn?batch=1']) {
    for (const body of [`{${fields}}`, `{"0":{${fields}}}`, `{"0":{"metadata":{${fields}}}}`]) {
      expect(errorOf(await request(`${api.url}/trpc/${path}`, post(body, headers)))).toMatchObject({
        message: 'input: must have at most 5000 fields in an object',
        data: { reason: 'VALIDATION_FAILED' },
      });
    }
  }
});

describe('a batch', () => {
  test('answers each call separately, with one request id', async () => {
    const answer = await callBatch(['products.list', 'auth.me', 'nope']);
    expect(answer.status).toBe(207);
    const [list, ...failed] = z.array(z.unknown()).parse(JSON.parse(answer.text));
    expect(list).toEqual({ result: { data: { items: [], nextCursor: null } } });
    const requestId = answer.headers.get('x-request-id');
    expect(failed.map((one) => WireError.parse(one).error.data)).toMatchObject([
      { reason: 'UNAUTHENTICATED', path: 'auth.me', requestId },
      { reason: 'PROCEDURE_NOT_FOUND', path: 'nope', requestId },
    ]);
  });

  test('is rejected unless its input is an object', async () => {
    for (const input of ['[]', 'null', '1', '{']) {
      const answer = await callBatch(['products.get', 'products.get'], input);
      const errors = z.array(WireError).parse(JSON.parse(answer.text));
      expect(errors.map(({ error }) => error.data.reason)).toEqual([
        'VALIDATION_FAILED',
        'VALIDATION_FAILED',
      ]);
    }
  });

  test('has at most 64 calls', async () => {
    expect((await callBatch(Array(64).fill('a'))).status).toBe(404);
    const answer = await callBatch(Array(65).fill('a'));
    expect(errorOf(answer)).toMatchObject({
      message: 'input: Batch call exceeds maximum size',
      data: { reason: 'VALIDATION_FAILED', httpStatus: 400 },
    });
  });
});

// Failure case 37: docs/failure-cases.md
test('answers arbitrary bytes with a typed error below 500', async () => {
  const types = [
    'application/json',
    'application/json; charset=utf-8',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    '',
  ];
  const anyBody = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.json().map((text) => Buffer.from(text)),
    fc.constantFrom('--x\r\n\r\n\r\n--x--', '{"0":{}}', '').map((text) => Buffer.from(text)),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(procedures)),
      fc.constantFrom('', '?batch=1', '?input=%00', '?connectionParams=1'),
      fc.constantFrom(...types),
      anyBody,
      async (name, query, type, body) => {
        const answer = await request(
          `${api.url}/trpc/${name}${query}`,
          post(body, { 'content-type': type, 'x-request-id': 'fuzz' }),
        );
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
        const [{ error }] = z
          .union([z.tuple([WireError]), WireError.transform((one): [typeof one] => [one])])
          .parse(JSON.parse(answer.text));
        expect(error.data.requestId).toBe('fuzz');
        expectNothingOfTheInside(answer);
      },
    ),
    { numRuns: 300 },
  );
});

test('serves the OpenAPI document to anyone, cacheable and compressed', async () => {
  const plain = await fetch(`${api.url}/openapi.json`, {
    headers: { 'accept-encoding': 'identity' },
  });
  expect(plain.status).toBe(200);
  expect(plain.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(plain.headers.get('cache-control')).toBe('public, max-age=300');
  expect(plain.headers.has('set-cookie')).toBe(false);
  const text = await plain.text();
  const { openapi, paths }: { openapi: string; paths: Record<string, unknown> } = JSON.parse(text);
  expect(openapi).toBe('3.1.1');
  const described = Object.entries(procedures).filter(([, { type }]) => type !== 'subscription');
  expect(Object.keys(paths).toSorted()).toEqual(described.map(([path]) => `/${path}`).toSorted());

  const zipped = await fetch(`${api.url}/openapi.json`, { headers: { 'accept-encoding': 'gzip' } });
  expect(zipped.headers.get('content-encoding')).toBe('gzip');
  expect(await zipped.text()).toBe(text);
  const etag = plain.headers.get('etag') ?? '';
  const known = await fetch(`${api.url}/openapi.json`, {
    headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
  });
  expect(known.status).toBe(304);
  const { status } = await fetch(`${api.url}/openapi.json`, { method: 'HEAD' });
  expect(status).toBe(200);
});

test('keeps a valid request id and otherwise generates one', async () => {
  for (const harmless of ['a', 'req-1.2_3', 'A'.repeat(100)]) {
    expect(await requestIdFor(harmless)).toBe(harmless);
  }
  const made = [];
  for (const harmful of [
    undefined,
    '',
    'A'.repeat(101),
    'a b',
    'a\tb',
    '<b>',
    '"',
    'é',
    '{"a":1}',
  ]) {
    made.push(await requestIdFor(harmful));
  }
  for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
  expect(new Set(made).size).toBe(made.length);
});

// Failure case 71: docs/failure-cases.md
test('rejects request targets and repeated headers that programs interpret differently', async () => {
  const port = Number(new URL(api.url).port);
  const host = 'host: shop.example';
  const cases: readonly [sent: string, status: number][] = [
    [head('/trpc/products.list', host), 200],
    [head('/trpc/products.list', host, 'host: other.example'), 400],
    [head('/trpc/products.list', host, 'Host: shop.example'), 400],
    [head('/trpc/products.list', host, 'authorization: Bearer a', 'Authorization: Bearer b'), 400],
    [head('/trpc/products.list', host, 'origin: https://a.example', 'origin: null'), 400],
    [head('/trpc/products.list'), 400],
    [head(`${api.url}/trpc/products.list`, host), 404],
    [head('/x/../trpc/products.list', host), 404],
    [head('/%2e%2e/trpc/products.list', host), 404],
    [head('/trpc/../index.html', host), 404],
    [head('/trpc/products.list#x', host), 404],
    [head('\\trpc\\products.list', host), 400],
    [head('/trpc\\products.list', host), 404],
    [head('*', host), 404],
  ];
  for (const [sent, status] of cases) {
    using talk = await talkTo(port);
    talk.send(sent);
    const [line] = (await talk.ended()).split('\r\n', 1);
    expect(Number(line?.split(' ')[1]), sent).toBe(status);
  }
});

// Failure case 71: docs/failure-cases.md
test('serves the compressed files of the build without compressing', async () => {
  const assets = join(root, 'assets');
  await writeFile(join(assets, 'big-2b3c.js'), 'export const big = 1;'.repeat(1000));
  await writeFile(join(assets, 'big-2b3c.js.br'), 'as brotli');
  await writeFile(join(assets, 'big-2b3c.js.gz'), 'as gzip');
  await writeFile(join(root, 'index.html.gz'), 'page as gzip');
  await using served = await startTestApi({ WEB_ROOT: root });
  const get = async (path: string, encodings: string) => {
    using talk = await talkTo(Number(new URL(served.url).port));
    const headers = `host: x\r\naccept-encoding: ${encodings}\r\nconnection: close`;
    talk.send(`GET ${path} HTTP/1.1\r\n${headers}\r\n\r\n`);
    const [top = '', body = ''] = (await talk.ended()).split('\r\n\r\n');
    const encoding = /^content-encoding: (.*)$/im.exec(top)?.[1];
    const type = /^content-type: (.*)$/im.exec(top)?.[1]?.toLowerCase();
    return { encoding, type, body: body.slice(0, 12), status: Number(top.split(' ')[1]) };
  };
  const script = { type: 'text/javascript; charset=utf-8', status: 200 };
  const file = '/assets/big-2b3c.js';
  expect(await get(file, 'gzip, deflate, br')).toEqual({
    ...script,
    encoding: 'br',
    body: 'as brotli',
  });
  expect(await get(file, 'gzip')).toEqual({ ...script, encoding: 'gzip', body: 'as gzip' });
  expect(await get(file, 'identity')).toEqual({
    ...script,
    encoding: undefined,
    body: 'export const',
  });
  expect(await get('/products', 'gzip')).toMatchObject({ encoding: 'gzip', body: 'page as gzip' });
  expect(await get('/assets/app-1a2b.js', 'br')).toMatchObject({ encoding: undefined });
  await rm(join(assets, 'big-2b3c.js.br'));
  expect(await get(file, 'br')).toMatchObject({ status: 404, encoding: undefined });
});

test('serves the web page for every view and its assets as immutable', async () => {
  for (const path of ['/', '/orders/42', '/products']) {
    const page = await request(`${api.url}${path}`);
    expect(page).toMatchObject({ status: 200, text: '<title>Shop</title>' });
    expect(page.headers.get('cache-control')).toBe('public, max-age=0');
  }
  const asset = await request(`${api.url}/assets/app-1a2b.js`);
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  for (const path of ['/..%2fsecret.txt', '/assets/..%2f..%2fetc%2fpasswd', '/%00.js']) {
    expect((await request(`${api.url}${path}`)).status).toBeOneOf([400, 403, 404]);
  }
});

// Failure case 44: docs/failure-cases.md
test('serves the API reference at /reference', async () => {
  const { status, text, headers } = await request(`${api.url}/reference`);
  expect([status, text]).toEqual([200, '<title>Reference</title>']);
  const policies = [headers, (await request(`${api.url}/orders`)).headers].map(
    (each) => each.get('content-security-policy')?.split(';') ?? [],
  );
  const [ofReference = [], ofView = []] = policies;
  expect(ofReference.filter((rule) => !ofView.includes(rule))).toEqual([
    "style-src 'self' 'unsafe-inline'",
  ]);
  expect(ofReference).toContain("script-src 'self'");
});

test('serves the web page for views with dots in their path, and never redirects', async () => {
  const views = ['MUG-1.5L', '.5', 'a.css', '1.5L%20%2F%20M%C3%BCsli', 'x.js?sort=price'];
  for (const view of views.flatMap((each) => [`/products/${each}`, `/orders/${each}`])) {
    expect(await navigate(view), view).toEqual({ status: 200, location: undefined });
    expect((await navigate(view, '*/*')).status, view).toBe(404);
  }
  const missing = ['/assets/gone.js', '/assets/a/b.css', '/gone.js', '/exports/a.csv', '/trpc/a.b'];
  for (const path of missing) expect((await navigate(path)).status, path).toBe(404);
  const escapes = [
    '/products/..',
    '/products/a/..',
    '/products/%2e%2e',
    '/products/..%2f..',
    '/products/..%5c..',
    '/products/%252e%252e',
    '/products/../..//evil.example',
    '//evil.example/..',
    '//evil.example/%2e%2e',
    '/\\evil.example/..',
    '/assets/..',
    '/assets',
    '/assets/../..',
    '/assets//evil.example/..',
    '/..',
    '/%2e%2e%2f',
  ];
  for (const path of escapes) {
    const { status, location } = await navigate(path);
    expect(location, path).toBeUndefined();
    expect(status, path).toBeOneOf([200, 400, 403, 404]);
  }
});

test('hides the details of errors thrown by other routes', async () => {
  await using broken = await startTestApi({}, (app) => {
    app.get('/broken', () => {
      throw new Error('SELECT secret FROM inside');
    });
  });
  const answer = await request(`${broken.url}/broken`);
  expect(errorOf(answer).data).toMatchObject({ reason: 'INTERNAL', httpStatus: 500 });
  expectNothingOfTheInside(answer);
});

test('sends money and ids as strings and timestamps with microseconds', async () => {
  const staff = await api.store.staff();
  await api.database.pool.query(`SELECT setval('products_id_seq', 9007199254740993)`);
  const answer = await callOverHttp(api.url, 'products.create', {
    type: 'mutation',
    token: staff.token,
    input: { sku: 'MUG', name: 'Mug', price: '99999999.99', stockQuantity: 1 },
  });
  const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  expect(JSON.parse(answer.text)).toEqual({
    result: {
      data: {
        id: '9007199254740994',
        sku: 'MUG',
        name: 'Mug',
        description: null,
        price: '99999999.99',
        stockQuantity: 1,
        createdAt: instant,
        updatedAt: instant,
        version: 1,
        metadata: {},
        archivedAt: null,
        purchaseLimit: null,
      },
    },
  });
});

/** Requests a path as it is, without the normalization of fetch. */
async function navigate(path: string, accept = 'text/html,application/xhtml+xml,*/*;q=0.8') {
  const { hostname, port } = new URL(api.url);
  const sent = sendGet({ hostname, port, path, headers: { accept } });
  const { statusCode, headers } = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve).once('error', reject);
  });
  sent.destroy();
  return { status: statusCode, location: headers.location };
}

function callBatch(names: readonly string[], input = '{}'): Promise<Answer> {
  const query = new URLSearchParams({ batch: '1', input });
  return request(`${api.url}/trpc/${names.join(',')}?${query.toString()}`);
}

async function requestIdFor(given: string | undefined): Promise<string> {
  const headers = given === undefined ? {} : { 'x-request-id': given };
  return errorOf(await request(`${api.url}/trpc/auth.me`, { headers })).data.requestId;
}

function expectNothingOfTheInside({ text }: Answer): void {
  expect(text).not.toMatch(/SELECT|node_modules|\bat \S+ \(|\.ts\b/);
}

/** A body of unknown length. */
function streamed(bytes: number): RequestInit {
  const chunk = new Uint8Array(2 ** 16).fill(120);
  let left = bytes;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if ((left -= chunk.length) < 0) controller.close();
      else controller.enqueue(chunk);
    },
  });
  return { method: 'POST', headers: json, body, duplex: 'half' };
}

function head(target: string, ...headers: string[]): string {
  return [`GET ${target} HTTP/1.1`, ...headers, 'connection: close', '', ''].join('\r\n');
}
