import type { Order } from '@order-store/sdk';
import type { FieldErrors } from '../store/field-errors.ts';

/** The contact for questions about a delivery. */
export interface Contact {
  readonly email: string;
  /** Empty without one. */
  readonly phone: string;
}

/** The contact of an order; null if it has none. */
export function contactOf({ metadata }: Pick<Order, 'metadata'>): Contact | null {
  const { contact: stored } = metadata;
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return null;
  const { email, phone = '' } = stored;
  return typeof email === 'string' && typeof phone === 'string' ? { email, phone } : null;
}

/** What is wrong with a contact, per field; without entries if it is complete. */
export function contactErrors({ email, phone }: Contact): FieldErrors {
  return {
    ...(!/^[^\s@]+@[^\s@]+$/.test(email.trim()) && {
      email: 'Enter an email address, such as ada@example.com.',
    }),
    ...(phone.trim() !== '' &&
      !isPhone(phone) && { phone: 'Enter a phone number of 6 to 15 digits, or leave this empty.' }),
  };
}

/** At most 15 digits. Source: ITU-T E.164. */
function isPhone(phone: string): boolean {
  const { length } = phone.replaceAll(/\D/g, '');
  return /^\s*\+?[\d\s()./-]+$/.test(phone) && length >= 6 && length <= 15;
}
