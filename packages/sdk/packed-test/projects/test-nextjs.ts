import assert from 'node:assert/strict';
import { JSDOM } from 'jsdom';
import { createClient } from '@order-store/sdk';
import type { Shop } from './check-server.ts';
import { quiet, type Frameworks } from './install-frameworks.ts';
import { startProgram } from './start-program.ts';

const account = { email: 'grace@example.com', name: 'Grace', password: 'a long enough secret' };

/**
 * Builds the Next.js project without a store, then signs in and orders with its server actions, as a browser without
 * JavaScript does.
 */
export async function testNextjs(frameworks: Frameworks, { store, mug }: Shop): Promise<void> {
  await frameworks.runScript('nextjs', 'build', { STORE_URL: 'http://127.0.0.1:1' });
  await using server = await startProgram('npm', ['start', '--', '--port', '0'], {
    cwd: frameworks.folderOf('nextjs'),
    env: { ...quiet, STORE_URL: store.url },
  });
  await createClient({ url: store.url }).auth.signUp.mutate(account);
  const browser = new Browser(server.url);
  // The page's static part is sent before the redirect is known.
  assert.match(
    (await browser.get('/orders')).text,
    /http-equiv="refresh" content="\d+;url=\/sign-in"/,
  );
  const wrong = await browser.submit('/sign-in', { ...account, password: 'another secret' });
  assert.match(wrong.text, /Wrong e-mail address or password/);
  assert.equal((await browser.submit('/sign-in', account)).location, '/');

  const left = async () => Number(/, (\d+) left/.exec((await browser.get('/')).text)?.[1]);
  const before = await left();
  await store.asStaff().products.adjustStock({ id: mug.id, delta: 5, reason: 'received' });
  assert.equal(await left(), before, 'products are cached');
  assert.match((await browser.submit('/', { quantity: '2000' })).text, /Only \d+ left/);
  assert.equal(await left(), before + 5, 'a server action updates the cache');

  const [first, second] = await browser.submitTwice('/', { quantity: '3' });
  assert.deepEqual([first.location, second.location], ['/orders', '/orders']);
  assert.equal(await left(), before + 2, 'the form was submitted twice and ordered once');
  const { items } = await store.asStaff().orders.list({ limit: 1 });
  assert.match(
    (await browser.get('/orders')).text,
    new RegExp(items[0]?.orderNumber ?? 'no order'),
  );
  console.log('nextjs: builds without a store, caches products, orders with a server action');
}

interface Page {
  readonly text: string;
  /** The path of a redirect. */
  readonly location: string | null;
}

/** Keeps cookies and submits forms. */
class Browser {
  readonly #url: string;
  readonly #cookies = new Map<string, string>();

  constructor(url: string) {
    this.#url = url;
  }

  get(path: string): Promise<Page> {
    return this.#send(path, {});
  }

  /** Submits the first form of a page. */
  async submit(path: string, values: Readonly<Record<string, string>>): Promise<Page> {
    return this.#post(path, await this.#fill(path, values));
  }

  async submitTwice(path: string, values: Readonly<Record<string, string>>): Promise<[Page, Page]> {
    const form = await this.#fill(path, values);
    return [await this.#post(path, form), await this.#post(path, form)];
  }

  async #fill(path: string, values: Readonly<Record<string, string>>): Promise<FormData> {
    const { text } = await this.get(path);
    const { document } = new JSDOM(text).window;
    const form = new FormData();
    for (const input of document.querySelectorAll('form:first-of-type input')) {
      const name = input.getAttribute('name') ?? '';
      if (!form.has(name)) form.set(name, values[name] ?? input.getAttribute('value') ?? '');
    }
    return form;
  }

  #post(path: string, body: FormData): Promise<Page> {
    return this.#send(path, { method: 'POST', body });
  }

  async #send(path: string, init: RequestInit): Promise<Page> {
    const cookie = Array.from(this.#cookies, ([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.#url + path, {
      ...init,
      headers: { cookie, origin: this.#url },
      redirect: 'manual',
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      this.#cookies.set(name, value);
    }
    const text = await response.text();
    assert.ok(response.status < 400, `${path}: ${response.status} ${text}`);
    const location = response.headers.get('location');
    return { text, location: location && new URL(location, this.#url).pathname };
  }
}
