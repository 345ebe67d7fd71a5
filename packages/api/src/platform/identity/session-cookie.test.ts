import { once } from 'node:events';
import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { expect } from 'vitest';

import { serveStore, storeTest, type ServeOptions, type TestStore } from '../../testing/index.ts';

const account = { email: 'ada@example.com', password: 'green teapot 7' };
const ways = [
  { way: 'the fast path', fastPath: true },
  { way: 'tRPC’s adapter', fastPath: false },
];

storeTest.for(ways)(
  '$way: sends a browser’s token only in an HttpOnly cookie',
  async ({ fastPath }, { store }) => {
    await using api = await serve(store, { fastPath });
    const own = { origin: api.origin };
    const up = await api.post('auth.signUp', { ...account, name: 'Ada', cookie: true }, own);
    expect(up.status).toBe(200);
    expect(up.data).toMatchObject({ token: '', user: { email: account.email } });
    const signedIn = await api.post('auth.signIn', { ...account, cookie: true }, own);
    expect(signedIn.data).toMatchObject({ token: '' });
    expect(signedIn.setCookie).toEqual([
      expect.stringMatching(
        /^order-store-\d+=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
      ),
    ]);
    const cookie = nameAndValue(signedIn.setCookie);

    const me = await api.get('auth.me', { cookie });
    expect([me.status, me.setCookie]).toEqual([200, undefined]);
    const made = await api.post('auth.createApiKey', { name: 'k' }, { cookie, ...own });
    expect(made.status).toBe(200);

    const out = await api.post('auth.signOut', undefined, { cookie, ...own });
    expect(out.setCookie).toEqual([
      `${api.cookieName}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax`,
    ]);
    expect((await api.get('auth.me', { cookie })).status).toBe(401);

    const program = await api.post('auth.signIn', account);
    expect(program.data).toMatchObject({ token: expect.stringMatching(/^[\w-]{43}$/) });
    expect(program.setCookie).toBeUndefined();
  },
);

storeTest.for(ways)(
  '$way: rejects cookie mutations and sign-ins from other origins',
  async ({ fastPath }, { store }) => {
    await using api = await serve(store, {
      fastPath,
      config: { CORS_ORIGINS: ['https://admin.shop.example'] },
    });
    const ada = await store.customer();
    const cookie = `theme=dark; ${api.cookieName}=${ada.token}; x="`;
    await store.stranger.auth.signUp({ ...account, name: 'Ada' });
    const { port } = new URL(api.origin);
    const otherSites: readonly OutgoingHttpHeaders[] = [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: '' },
      { origin: `${api.origin}.evil.example` },
      { origin: `https://127.0.0.1:${port}` },
      { origin: 'http://127.0.0.1:1' },
      { origin: api.origin, 'sec-fetch-site': 'cross-site' },
      { origin: api.origin, 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { referer: `${api.origin}/` },
      // An origin of CORS_ORIGINS sends a token.
      { origin: 'https://admin.shop.example' },
      { origin: 'https://admin.shop.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
      { origin: 'https://evil.example', 'x-forwarded-proto': 'https', host: `127.0.0.1:${port}` },
    ];
    const sameSite: readonly OutgoingHttpHeaders[] = [
      { origin: api.origin },
      { 'sec-fetch-site': 'same-origin' },
      // Behind a proxy that terminates TLS without forwarding headers.
      { origin: 'https://shop.example', 'sec-fetch-site': 'same-origin' },
    ];
    for (const headers of otherSites) {
      const what = JSON.stringify(headers);
      for (const rejected of [
        await api.post('auth.createApiKey', { name: 'k' }, { cookie, ...headers }),
        await api.post('auth.signIn', { ...account, cookie: true }, headers),
        await api.post('auth.signUp', { ...account, name: 'Ada', cookie: true }, headers),
      ]) {
        expect([rejected.status, rejected.reason, rejected.setCookie], what).toEqual([
          403,
          'FORBIDDEN',
          undefined,
        ]);
        expect(rejected.text).toContain('Origin does not match');
      }
      expect((await api.get('auth.me', { cookie, ...headers })).status, what).toBe(200);
    }
    expect(await ada.api.auth.listApiKeys()).toEqual([]);

    for (const headers of sameSite) {
      const made = await api.post('auth.createApiKey', { name: 'k' }, { cookie, ...headers });
      expect(made.status, JSON.stringify(headers)).toBe(200);
      const signedIn = await api.post('auth.signIn', { ...account, cookie: true }, headers);
      expect(signedIn.setCookie).toHaveLength(1);
    }
    // Programs use no cookie and send no Origin.
    const { key } = await ada.api.auth.createApiKey({ name: 'k' });
    const mug = await store.product();
    const items = [{ productId: mug.id, quantity: 1 }];
    const placed = await api.post('orders.place', { items }, { authorization: `Bearer ${key}` });
    expect(placed.status).toBe(200);
  },
);

storeTest.for(ways)(
  '$way: over HTTPS, uses a __Host- cookie and ignores a plain one',
  async ({ fastPath }, { store }) => {
    await using api = await serve(store, {
      fastPath,
      config: { TRUST_PROXY: 1 },
    });
    await store.stranger.auth.signUp({ ...account, name: 'Ada' });
    const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'shop.example' };
    const own = { ...proxied, origin: 'https://shop.example' };
    const { setCookie } = await api.post('auth.signIn', { ...account, cookie: true }, own);
    expect(setCookie).toEqual([
      expect.stringMatching(
        /^__Host-order-store=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    const cookie = nameAndValue(setCookie);
    expect((await api.get('auth.me', { cookie, ...proxied })).status).toBe(200);
    const plain = { cookie: cookie.replace('__Host-', '') };
    expect((await api.get('auth.me', { ...plain, ...proxied })).status).toBe(401);
    expect((await api.get('auth.me', { cookie })).status).toBe(401);
    const downgraded = { ...proxied, cookie, origin: 'http://shop.example' };
    expect((await api.post('auth.endOtherSessions', undefined, downgraded)).status).toBe(403);
    expect((await api.post('auth.endOtherSessions', undefined, { ...own, cookie })).status).toBe(
      200,
    );
  },
);

storeTest.for(ways)(
  '$way: renews a used cookie once an hour together with its session',
  async ({ fastPath }, { store }) => {
    await using api = await serve(store, { fastPath });
    const { token } = await store.customer();
    const cookie = `${api.cookieName}=${token}`;
    expect((await api.get('auth.me', { cookie })).setCookie).toBeUndefined();
    await store.database.pool.query(
      `UPDATE sessions SET last_used_at = last_used_at - interval '2 hours'`,
    );
    const renewed = await api.get('auth.me', { cookie });
    expect(renewed.setCookie).toEqual([expect.stringContaining(`${cookie}; Max-Age=2592000`)]);
    await store.services.authenticate.idle();
    expect((await api.get('auth.me', { cookie })).setCookie).toBeUndefined();

    await store.database.pool.query(
      `UPDATE sessions SET last_used_at = last_used_at - interval '2 hours'`,
    );
    const bearer = await api.get('auth.me', { authorization: `Bearer ${token}` });
    expect([bearer.status, bearer.setCookie]).toEqual([200, undefined]);
    await store.services.authenticate.idle();
  },
);

storeTest.for(ways)(
  '$way: prefers the authorization header and ignores API keys in cookies',
  async ({ fastPath }, { store }) => {
    await using api = await serve(store, { fastPath });
    const [ada, bob] = [await store.customer(), await store.customer()];
    const { key } = await ada.api.auth.createApiKey({ name: 'k' });
    const cookie = `${api.cookieName}=${ada.token}`;
    const asBob = { cookie, authorization: `Bearer ${bob.token}` };
    expect((await api.get('auth.me', asBob)).data).toMatchObject({ id: bob.id });
    // The Origin is checked only if the cookie authenticates the call.
    expect((await api.post('auth.endOtherSessions', undefined, asBob)).status).toBe(200);
    for (const authorization of ['Bearer', 'Bearer x', 'Bearer x y', 'bearer ']) {
      expect((await api.get('auth.me', { cookie, authorization })).status).toBe(401);
    }
    // Basic authentication of a proxy in front of the shop.
    const basic = await api.get('auth.me', { cookie, authorization: 'Basic eDp5' });
    expect(basic.data).toMatchObject({ id: ada.id });
    for (const wrong of [
      key,
      '',
      `${ada.token}x`,
      `"${ada.token}`,
      '%',
      `${ada.token};x=${ada.token}`.slice(1),
    ])
      expect((await api.get('auth.me', { cookie: `${api.cookieName}=${wrong}` })).status).toBe(401);
  },
);

// Failure case 56: docs/failure-cases.md
storeTest('keeps separate sessions for two stores on one host', async ({ store }) => {
  await using one = await serve(store, {});
  await using other = await serve(store, {});
  const [ada, bob] = [await store.customer(), await store.customer()];
  // A browser sends the cookies of a host to all its ports.
  const cookie = `${one.cookieName}=${ada.token}; ${other.cookieName}=${bob.token}`;
  expect((await one.get('auth.me', { cookie })).data).toMatchObject({ id: ada.id });
  expect((await other.get('auth.me', { cookie })).data).toMatchObject({ id: bob.id });
  const { setCookie } = await other.post('auth.signOut', undefined, {
    cookie,
    origin: other.origin,
  });
  expect(setCookie).toEqual([expect.stringContaining(`${other.cookieName}=;`)]);
  expect((await one.get('auth.me', { cookie })).status).toBe(200);
});

storeTest(
  'rejects cookie sign-in in a streamed batch, where headers are sent first',
  async ({ store }) => {
    await using api = await serve(store, {});
    await store.stranger.auth.signUp({ ...account, name: 'Ada' });
    const before = await store.count('sessions');
    const streamed = await api.post(
      'auth.signIn?batch=1',
      { 0: { ...account, cookie: true } },
      { origin: api.origin, 'trpc-accept': 'application/jsonl' },
    );
    expect(streamed.text).toContain('VALIDATION_FAILED');
    expect(streamed.setCookie).toBeUndefined();
    expect(await store.count('sessions')).toBe(before);

    const batch = await api.post(
      'auth.signIn,auth.signIn?batch=1',
      { 0: { ...account, cookie: true }, 1: { ...account, password: 'a wrong secret' } },
      { origin: api.origin },
    );
    expect(batch.status).toBe(207);
    expect(batch.setCookie).toHaveLength(1);
  },
);

interface Answer {
  readonly status: number | undefined;
  readonly setCookie: string[] | undefined;
  readonly text: string;
  readonly data: unknown;
  readonly reason: unknown;
}

async function serve(store: TestStore, options: ServeOptions) {
  const served = await serveStore(store, options);
  const { port } = served;
  return {
    origin: served.url,
    cookieName: `order-store-${port}`,
    get: (path: string, headers: OutgoingHttpHeaders) => send(port, 'GET', path, headers),
    post: (path: string, input: unknown, headers: OutgoingHttpHeaders = {}) =>
      send(port, 'POST', path, headers, input === undefined ? '' : JSON.stringify(input)),
    [Symbol.asyncDispose]: () => served[Symbol.asyncDispose](),
  };
}

/** Does not use fetch, which forbids setting some browser headers. */
async function send(
  port: number,
  method: string,
  path: string,
  headers: OutgoingHttpHeaders,
  body?: string,
): Promise<Answer> {
  const outgoing = httpRequest({
    port,
    host: '127.0.0.1',
    method,
    path: `/trpc/${path}`,
    agent: false,
    headers: {
      ...(body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      ...headers,
    },
  });
  outgoing.end(body);
  const [response] = await once(outgoing, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const parsed = headers['trpc-accept'] === undefined ? JSON.parse(text) : {};
  return {
    status: response.statusCode,
    setCookie: response.headers['set-cookie'],
    text,
    data: parsed.result?.data,
    reason: parsed.error?.data.reason,
  };
}

function nameAndValue([cookie = '']: string[] = []): string {
  return cookie.split(';')[0] ?? '';
}
