import type { Database } from '@order-store/db';
import type { CountStore } from '../platform/rate-limits/count-store.ts';
import type { AccountsMetrics } from './accounts-metrics.ts';
import { createLoginThrottle, noLoginThrottle, type LoginThrottle } from './login-throttle.ts';
import { createResetMails, type ResetMails } from './reset-mails.ts';
import { openSignInKeys, type SignInKeys } from './sign-in-addresses.ts';

declare module '../platform/services.ts' {
  interface Services extends AccountsServices {}
}

export interface AccountsServices {
  readonly loginThrottle: LoginThrottle;
  readonly resetMails: ResetMails;
  readonly signInKeys: SignInKeys;
}

export interface AccountsServicesOptions {
  readonly database: Database;
  readonly counts: CountStore;
  readonly metrics: AccountsMetrics;
  /** Whether failed sign-ins delay further attempts. */
  readonly throttleLogins: boolean;
}

export async function createAccountsServices({
  database,
  counts,
  metrics,
  throttleLogins,
}: AccountsServicesOptions): Promise<AccountsServices> {
  return {
    loginThrottle: throttleLogins
      ? createLoginThrottle({ database, counts, metrics })
      : noLoginThrottle,
    resetMails: createResetMails(database, counts),
    signInKeys: await openSignInKeys(database),
  };
}
