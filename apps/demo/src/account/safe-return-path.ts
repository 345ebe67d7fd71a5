/**
 * The path to return to after sign-in. Prevents open redirects: anything but a path of this site becomes `/`. Browsers
 * ignore tabs and line breaks in URLs, so the path is read as they read it.
 */
export function safeReturnPath(back: string | undefined): string {
  const url = back?.startsWith('/') === true ? URL.parse(back, thisSite) : null;
  const path = url?.origin === thisSite ? `${url.pathname}${url.search}${url.hash}` : '/';
  return path.startsWith('//') ? '/' : path;
}

/** Stands for whatever origin serves the page. */
const thisSite = 'http://this.invalid';
