import { DomainError } from '../../shared/domain-error.ts';
import type { Origin } from '../audit/record-security-event.ts';
import type { Access } from './access.ts';
import type { Actor } from './context.ts';

/** Checks the caller's password, throttled like a sign-in. Throws VALIDATION_FAILED if it is wrong. */
export type CheckPassword = (
  origin: Origin,
  actor: Actor,
  currentPassword: string,
) => Promise<void>;

interface ReauthenticationCall {
  readonly origin: Origin;
  readonly caller: { readonly actor: Actor; readonly recent: boolean };
  readonly readInput: () => Promise<unknown>;
  readonly checkPassword: CheckPassword;
  /** Throws RATE_LIMITED: comparing a password takes longer than most calls. */
  readonly countPassword: () => Promise<void>;
}

/**
 * Enforces the column `reauthentication` of the access table. It applies to sessions only: API keys are limited by their
 * scopes, and the embedding program is trusted.
 * @throws REAUTHENTICATION_REQUIRED, VALIDATION_FAILED for a wrong `currentPassword`, RATE_LIMITED after too many
 */
export async function requireReauthentication(
  { reauthentication }: Access,
  {
    origin,
    caller: { actor, recent },
    readInput,
    checkPassword,
    countPassword,
  }: ReauthenticationCall,
): Promise<void> {
  if (reauthentication === undefined || actor.sessionId === null) return;
  const input = fieldsOf(await readInput());
  const needed =
    typeof reauthentication === 'function' ? reauthentication(input, actor.id) : reauthentication;
  if (needed === null) return;
  const { currentPassword } = input;
  if (isPassword(currentPassword)) {
    await countPassword();
    return checkPassword(origin, actor, currentPassword);
  }
  if (needed === 'recent' && recent) return;
  throw new DomainError(
    'REAUTHENTICATION_REQUIRED',
    needed === 'recent'
      ? 'Enter your current password: send it as currentPassword, or call auth.reauthenticate first'
      : 'Enter your current password: send it as currentPassword',
    {},
  );
}

/** Seconds for which a sign-in or `auth.reauthenticate` counts as recent. */
export const recentSeconds = 600;

function fieldsOf(input: unknown): Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null ? { ...input } : {};
}

/** Other values are rejected when the input is validated. */
function isPassword(given: unknown): given is string {
  return typeof given === 'string' && given.length > 0 && given.length <= 200;
}
