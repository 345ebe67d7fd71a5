import type { Database } from '@order-store/db';
import type { AfterResponse } from '../platform/background/after-response.ts';
import type { CheckPassword } from '../platform/identity/reauthentication.ts';
import type { CountStore } from '../platform/rate-limits/count-store.ts';
import type { AccountsMetrics } from './accounts-metrics.ts';
import { checkOwnPassword } from './check-own-password.ts';
import { createLoginThrottle, noLoginThrottle, type LoginThrottle } from './login-throttle.ts';
import { openSignInKeys, type SignInKeys } from './sign-in-addresses.ts';

declare module '../platform/services.ts' {
  interface Services extends AccountsServices {}
}

interface AccountsServices {
  readonly loginThrottle: LoginThrottle;
  /** Whether signing up reveals that an address has an account. */
  readonly signUpReveals: boolean;
  readonly checkPassword: CheckPassword;
  readonly signInKeys: SignInKeys;
}

interface AccountsServicesOptions {
  readonly database: Database;
  readonly counts: CountStore;
  readonly metrics: AccountsMetrics;
  /** Whether failed sign-ins delay further attempts. */
  readonly throttleLogins: boolean;
  readonly signUpReveals: boolean;
  readonly afterResponse: AfterResponse;
}

export async function createAccountsServices({
  database,
  counts,
  metrics,
  throttleLogins,
  signUpReveals,
  afterResponse,
}: AccountsServicesOptions): Promise<AccountsServices> {
  const loginThrottle = throttleLogins
    ? createLoginThrottle({ database, counts, metrics })
    : noLoginThrottle;
  const signInKeys = await openSignInKeys(database);
  const services = { database, afterResponse, loginThrottle, signInKeys };
  return {
    loginThrottle,
    signInKeys,
    signUpReveals,
    async checkPassword(origin, { id: userId }, password) {
      const entry = { field: 'currentPassword', failure: 'reauthentication-failed' } as const;
      await checkOwnPassword(services, origin, { userId, password, ...entry });
    },
  };
}
