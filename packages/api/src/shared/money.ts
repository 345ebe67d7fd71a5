import { z } from 'zod';

/** An amount in cents. Never a float. */
export type Cents = bigint;

/** The maximum of DECIMAL(10,2). */
export const maxCents: Cents = 99_999_999_99n;

/** `"29.9"` → 2990n. The text must be a decimal with at most two places, which {@link Money} checks. */
export function parseMoney(text: string): Cents {
  if (text.startsWith('-')) return -parseMoney(text.slice(1));
  const [whole = '', places = ''] = text.split('.');
  return BigInt(whole) * 100n + BigInt(places.padEnd(2, '0'));
}

/** 2990n → `"29.90"`. */
export function formatMoney(cents: Cents): string {
  if (cents < 0n) return `-${formatMoney(-cents)}`;
  const digits = cents.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** An amount in input: `"29.99"`. Numbers are rejected, because they may be rounded already. */
export const Money = z
  .string({ error: 'must be a decimal string such as "29.99"' })
  .regex(
    /^\d{1,8}(\.\d{1,2})?$/,
    'must be a decimal string with at most two places, from "0.00" to "99999999.99"',
  )
  .transform((text) => formatMoney(parseMoney(text)));

/** An amount in input that may be negative: `"-5.00"`. */
export const SignedMoney = z
  .string({ error: 'must be a decimal string such as "-5.00"' })
  .regex(
    /^-?\d{1,8}(\.\d{1,2})?$/,
    'must be a decimal string with at most two places, from "-99999999.99" to "99999999.99"',
  )
  .transform((text) => formatMoney(parseMoney(text)));

/** An amount in output: always two places. */
export const MoneyView = z.string();
