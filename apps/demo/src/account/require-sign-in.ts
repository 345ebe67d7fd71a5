import { redirect } from '@tanstack/react-router';
import { session } from './session.ts';

/** `beforeLoad` of routes that require sign-in: redirects to the sign-in page, which leads back here. */
export function requireSignIn({ location }: { location: { href: string } }): void {
  if (session.get() !== null) return;
  redirect({ to: '/sign-in', search: { back: location.href }, throw: true });
}

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
