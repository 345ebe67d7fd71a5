import { isStoreError, type ErrorReason } from '@order-store/sdk';

/** An error as shown to the user. */
interface ErrorDescription {
  readonly message: string;
  /** To quote to support; null if there is none. */
  readonly requestId: string | null;
}

/** Returns a message for the user that says what went wrong and what to do. */
export function describeError(error: unknown): ErrorDescription {
  if (!isStoreError(error)) {
    return { message: 'Something went wrong. Reload the page.', requestId: null };
  }
  const { reason, requestId } = error;
  return { message: messages[reason] ?? sentence(error.message), requestId };
}

const busy = 'The shop is busy. Try again in a moment.';

/** Overrides for messages of the API that aren't meant for customers. */
const messages: Partial<Record<ErrorReason, string>> = {
  NETWORK: 'Can’t reach the shop. Check your connection and try again.',
  CLIENT_TIMEOUT: 'The request timed out. Check your connection and try again.',
  OVERLOADED: busy,
  DATABASE_UNAVAILABLE: busy,
  SHUTTING_DOWN: busy,
  TIMEOUT: busy,
  UNAUTHENTICATED: 'Your session has ended. Sign in, then try again.',
  REAUTHENTICATION_REQUIRED: 'Enter your password to make this change.',
  TOTP_SETUP_REQUIRED:
    'Staff must use two-factor authentication for this. Set it up in your account under Security.',
  EMAIL_VERIFICATION_REQUIRED:
    'Verify your email address first: open the link in the email that we sent you.',
  TOO_FEW_UNITS: 'Fewer units are left than you chose. Check the quantities, then try again.',
  RATE_LIMITED: 'Too many requests. Try again shortly.',
};

function sentence(text: string): string {
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
