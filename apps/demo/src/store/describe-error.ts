import { isStoreError, type ErrorReason } from '@order-store/sdk';

/** What to tell a person about a failure. */
export interface ErrorDescription {
  readonly message: string;
  /** To quote to the shop; null when there is none. */
  readonly requestId: string | null;
}

/** Says in plain words what went wrong and what to do about it. */
export function describeError(error: unknown): ErrorDescription {
  if (!isStoreError(error)) {
    return { message: 'This page stumbled. Reload it, please.', requestId: null };
  }
  const { reason, requestId } = error;
  return { message: plainWords[reason] ?? sentence(error.message), requestId };
}

const busy = 'The shop is very busy. Please try again in a moment.';

/** Where the store's own words are not for customers. */
const plainWords: Partial<Record<ErrorReason, string>> = {
  NETWORK: 'The shop cannot be reached. Are you online?',
  CLIENT_TIMEOUT: 'The shop takes too long to answer. Are you online?',
  OVERLOADED: busy,
  DATABASE_UNAVAILABLE: busy,
  SHUTTING_DOWN: busy,
  TIMEOUT: busy,
  RATE_LIMITED: 'That was a little fast. Please wait a moment.',
};

function sentence(text: string): string {
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
