import { redirect } from '@tanstack/react-router';
import { session } from './session.ts';

/** `beforeLoad` of routes that require sign-in: redirects to the sign-in page, which leads back here. */
export function requireSignIn({ location }: { location: { href: string } }): void {
  if (session.get() !== null) return;
  redirect({ to: '/sign-in', search: { back: location.href }, throw: true });
}
