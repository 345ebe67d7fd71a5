import { defineFeature } from '../platform/define-feature.ts';
import { accountsAccess } from './accounts-access.ts';
import { accountsReasons } from './accounts-reasons.ts';
import { ApiKeyView, NewApiKey, SessionView, SignedIn, TotpSecret } from './auth-schemas.ts';

defineFeature({
  access: accountsAccess,
  reasons: accountsReasons,
  schemas: { ApiKey: ApiKeyView, NewApiKey, Session: SessionView, SignedIn, TotpSecret },
});

export { accountsAccess };
export { authRouter } from './auth-router.ts';
export { createAccountsServices } from './accounts-services.ts';
export type { ApiKeyView, NewApiKey } from './api-keys.ts';
export { ensureStaffAccount } from './ensure-staff-account.ts';
export { ensureStaff, serverOrigin } from './ensure-staff.ts';
export { loginThrottlePolicy } from './login-throttle-policy.ts';
export { createAccountsMetrics } from './accounts-metrics.ts';
export { accountsSecretColumns } from './accounts-secret-columns.ts';
export { accountsRetention } from './accounts-retention.ts';
export type { SessionView } from './session-list.ts';
export type { SignedIn } from './sessions.ts';
export { startSession } from './start-session.ts';
