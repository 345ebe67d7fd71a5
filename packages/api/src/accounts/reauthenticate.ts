import { runInTransaction, Session } from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import type { Services } from '../platform/services.ts';
import { utcNow } from '../shared/utc-now.ts';
import { checkOwnPassword } from './check-own-password.ts';

/** Makes the session count as recently authenticated, as after signing in. Throws VALIDATION_FAILED, RATE_LIMITED. */
export async function reauthenticate(
  services: Services,
  origin: Origin,
  { id: userId, sessionId }: Actor,
  { currentPassword: password }: { readonly currentPassword: string },
): Promise<void> {
  const failure = 'reauthentication-failed';
  await checkOwnPassword(services, origin, { userId, password, field: 'currentPassword', failure });
  if (sessionId === null) return;
  await runInTransaction(services.database, async (transaction) => {
    await Session.query(transaction).where({ id: sessionId }).patch({ authenticatedAt: utcNow });
    const about = { userId, byUserId: userId, details: {} };
    await recordSecurityEvent(transaction, origin, { kind: 'reauthenticated', ...about });
  });
}
