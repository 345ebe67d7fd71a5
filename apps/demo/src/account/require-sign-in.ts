import { redirect } from '@tanstack/react-router';
import { session } from './session.ts';

/** For `beforeLoad` of a route: strangers go to sign in, and come back afterwards. */
export function requireSignIn({ location }: { location: { href: string } }): void {
  if (session.get() !== null) return;
  redirect({ to: '/sign-in', search: { back: location.href }, throw: true });
}

/** Where to go after signing in. Only ever a place of this page: a link must not lead astray. */
export function safeBack(back: string | undefined): string {
  return back !== undefined && /^\/(?![/\\])/.test(back) ? back : '/';
}
