import { createRoute, redirect } from '@tanstack/react-router';
import { lazyView } from '../routing/lazy-view.ts';
import { rootRoute } from '../routing/root-route.ts';
import { requireSignIn } from './require-sign-in.ts';
import { safeReturnPath } from './safe-return-path.ts';
import { session } from './session.ts';

interface ReturnSearch {
  /** Path to return to after sign-in. */
  back?: string;
}

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: parseReturnSearch,
  beforeLoad: redirectIfSignedIn,
  component: lazyView(() => import('./sign-in-page.tsx'), 'SignInPage'),
});

const signUp = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-up',
  validateSearch: parseReturnSearch,
  beforeLoad: redirectIfSignedIn,
  component: lazyView(() => import('./sign-up-page.tsx'), 'SignUpPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  component: lazyView(() => import('./forgot-password-page.tsx'), 'ForgotPasswordPage'),
});

const resetPassword = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset-password',
  component: lazyView(() => import('./reset-password-page.tsx'), 'ResetPasswordPage'),
});

const verifyEmail = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verify-email',
  component: lazyView(() => import('./verify-email-page.tsx'), 'VerifyEmailPage'),
});

const account = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  beforeLoad: requireSignIn,
  component: lazyView(() => import('./account-page.tsx'), 'AccountPage'),
});

const security = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account/security',
  beforeLoad: requireSignIn,
  component: lazyView(() => import('./security-page.tsx'), 'SecurityPage'),
});

const apiKeys = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account/api-keys',
  beforeLoad: requireSignIn,
  component: lazyView(() => import('./api-keys-page.tsx'), 'ApiKeysPage'),
});

export const accountRoutes = [
  signIn,
  signUp,
  forgotPassword,
  resetPassword,
  verifyEmail,
  account,
  security,
  apiKeys,
] as const;

function parseReturnSearch(search: Record<string, unknown>): ReturnSearch {
  const { back } = search;
  return typeof back === 'string' ? { back } : {};
}

function redirectIfSignedIn({ search }: { search: ReturnSearch }): void {
  if (session.get() === null) return;
  redirect({ href: safeReturnPath(search.back), throw: true });
}
