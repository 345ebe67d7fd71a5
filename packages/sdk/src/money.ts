/** An amount in cents. */
export type Cents = bigint;

/**
 * Parses an amount in the store's format: `'29.99'` is 2999n. Rejects numbers, which may already be rounded.
 * @throws {RangeError} for anything but a decimal string with at most two places.
 */
export function parseMoney(amount: string): Cents {
  const [, sign, whole = '', places = ''] = decimal.exec(amount) ?? [];
  if (sign === undefined || typeof amount !== 'string') {
    const given = typeof amount === 'string' ? `"${amount}"` : String(amount);
    throw new RangeError(
      `${given} is not an amount: use a decimal string with at most two places, such as "29.99"`,
    );
  }
  return BigInt(`${sign}${whole}${places.padEnd(2, '0')}`);
}

/** Formats cents as the store's amounts: 2999n is `'29.99'`, -5n is `'-0.05'`. */
export function toMoney(cents: Cents): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The exact sum of amounts; `'0.00'` without any. @throws {RangeError} for an invalid amount. */
export function addMoney(...amounts: readonly string[]): string {
  return toMoney(amounts.reduce((sum, amount) => sum + parseMoney(amount), 0n));
}

/**
 * The exact product of a price and a quantity.
 * @throws {RangeError} for an invalid amount or a fractional quantity.
 */
export function multiplyMoney(price: string, quantity: number | bigint): string {
  return toMoney(parseMoney(price) * BigInt(quantity));
}

/** Compares amounts for sorting: -1 if `a` is smaller, 0 if equal, 1 if greater. @throws {RangeError} for an invalid amount. */
export function compareMoney(a: string, b: string): -1 | 0 | 1 {
  const difference = parseMoney(a) - parseMoney(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Options of {@link formatMoney}, including those of `Intl.NumberFormat`. */
export interface FormatMoneyOptions extends Omit<Intl.NumberFormatOptions, 'style'> {
  /** The shop's currency, for example `'EUR'`. */
  readonly currency: string;
  /** A locale such as `'de-DE'`. Default: the runtime's. */
  readonly locale?: Intl.LocalesArgument;
}

/**
 * Formats an amount for display, without the precision limit of numbers:
 * `formatMoney('29.99', { currency: 'EUR', locale: 'de-DE' })` is `'29,99 €'`.
 * @throws {RangeError} for an invalid amount, currency or locale.
 */
export function formatMoney(amount: string, { locale, ...options }: FormatMoneyOptions): string {
  const format = formatOf(locale, { minimumFractionDigits: 2, ...options, style: 'currency' });
  return format.format(exactly(toMoney(parseMoney(amount))));
}

const decimal = /^(-?)(\d+)(?:\.(\d{1,2}))?$/;

const formats = new Map<string, Intl.NumberFormat>();

/** Cached, since creating a format takes a hundred times as long as using it. */
function formatOf(
  locale: Intl.LocalesArgument,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  const name = JSON.stringify([String(locale), options]);
  const format = formats.get(name) ?? new Intl.NumberFormat(locale, options);
  formats.set(name, format);
  return format;
}

/** Intl formats decimal strings without loss; its type requires a numeric string. */
function exactly(amount: string): `${number}` {
  if (!isNumeric(amount)) throw new RangeError(`${amount} is not a number`);
  return amount;
}

function isNumeric(text: string): text is `${number}` {
  return decimal.test(text);
}
