/**
 * The store's address: the given URL without `/trpc` and without slashes at its end. A store that is mounted at
 * `https://gifts.example/shop` is called under `/shop` only.
 * @throws {TypeError} naming what is wrong.
 */
export function storeUrlOf(url: unknown): string {
  const address = parseUrl(url);
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new TypeError(
      `url must be an http or https URL such as "https://shop.example", not ${
        typeof url === 'string' ? JSON.stringify(url) : String(url)
      }`,
    );
  }
  if (address.username !== '' || address.password !== '') {
    throw new TypeError('url must not contain a user or password: use token or apiKey');
  }
  if (address.search !== '' || address.hash !== '') {
    throw new TypeError('url must not contain a query string or fragment');
  }
  return `${address.origin}${address.pathname}`.replace(/\/+$/, '').replace(/\/+trpc$/, '');
}

/** `URL.parse` is missing in Node 20. */
function parseUrl(url: unknown): URL | undefined {
  try {
    return new URL(String(url));
  } catch {
    return undefined;
  }
}
