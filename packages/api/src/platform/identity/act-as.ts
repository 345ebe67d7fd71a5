import { DomainError } from '../../shared/domain-error.ts';
import { isStaffScope, type Access } from './access.ts';
import type { Actor } from './context.ts';

/**
 * The caller with the rights that apply to a procedure: an API key of staff acts as a customer unless it has the
 * procedure's scope for staff. Throws FORBIDDEN if the key lacks the scope.
 */
export function actAs(actor: Actor, { scope, staffScope = 'staff' }: Omit<Access, 'who'>): Actor {
  const { keyScopes, lacksTotp } = actor;
  if (keyScopes === null) return actor;
  if (scope === null) throw forbidden('API keys cannot call this procedure: sign in instead');
  // Keys have staff scopes only while their owner is staff; see `authenticate`.
  if (keyScopes.includes('staff') || keyScopes.includes(staffScope)) return asStaff(actor);
  if (lacksTotp && isStaffScope(scope)) throw totpSetupRequired();
  if (!keyScopes.includes(scope)) throw forbidden(`The API key lacks the scope "${scope}"`);
  return isStaffScope(scope) ? asStaff(actor) : actor;
}

/** For staff without a second factor, where STAFF_TOTP requires one. */
export function totpSetupRequired(): DomainError {
  return new DomainError(
    'TOTP_SETUP_REQUIRED',
    'Staff need a second factor here: enable it with auth.beginTotp and auth.confirmTotp',
    {},
  );
}

function asStaff(actor: Actor): Actor {
  return { ...actor, role: 'staff' };
}

function forbidden(message: string): DomainError {
  return new DomainError('FORBIDDEN', message, {});
}
