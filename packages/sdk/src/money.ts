/** An amount in cents, for reckoning. Never a float. */
export type Cents = bigint;

/**
 * The cents of an amount as the store writes it: `'29.99'` is 2999n. A number is refused: it may be a
 * rounded one already.
 * @throws {RangeError} for anything but a decimal with at most two places.
 */
export function parseMoney(amount: string): Cents {
  const [, sign, whole = '', places = ''] = decimal.exec(amount) ?? [];
  if (sign === undefined || typeof amount !== 'string') {
    const given = typeof amount === 'string' ? `"${amount}"` : String(amount);
    throw new RangeError(
      `${given} is no amount: write a decimal string with at most two places, such as "29.99"`,
    );
  }
  return BigInt(`${sign}${whole}${places.padEnd(2, '0')}`);
}

/** An amount as the store takes it: 2999n is `'29.99'`, -5n is `'-0.05'`. */
export function toMoney(cents: Cents): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The sum of amounts, exactly; `'0.00'` of none. @throws {RangeError} */
export function addMoney(...amounts: readonly string[]): string {
  return toMoney(amounts.reduce((sum, amount) => sum + parseMoney(amount), 0n));
}

/**
 * A price times a quantity, exactly.
 * @throws {RangeError} for what is no amount, or a quantity that is not whole.
 */
export function multiplyMoney(price: string, quantity: number | bigint): string {
  return toMoney(parseMoney(price) * BigInt(quantity));
}

/** For sorting: less than 0 when `a` is the smaller amount, 0 when both are the same. @throws {RangeError} */
export function compareMoney(a: string, b: string): -1 | 0 | 1 {
  const difference = parseMoney(a) - parseMoney(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** How {@link formatMoney} writes an amount; what Intl knows beside that, it knows too. */
export interface FormatMoneyOptions extends Omit<Intl.NumberFormatOptions, 'style'> {
  /** The shop's currency, since amounts have none: `'EUR'`. */
  readonly currency: string;
  /** The reader's language and country, `'de-DE'`; that of the program when it is left out. */
  readonly locale?: Intl.LocalesArgument;
}

/**
 * An amount as people read it, to the cent also where it passes what a number holds exactly:
 * `formatMoney('29.99', { currency: 'EUR', locale: 'de-DE' })` is `'29,99 €'`.
 * @throws {RangeError} for what is no amount, no currency, or no locale.
 */
export function formatMoney(amount: string, { locale, ...options }: FormatMoneyOptions): string {
  const format = formatOf(locale, { minimumFractionDigits: 2, ...options, style: 'currency' });
  return format.format(exactly(toMoney(parseMoney(amount))));
}

const decimal = /^(-?)(\d+)(?:\.(\d{1,2}))?$/;

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format takes a hundred times as long as using it. */
function formatOf(
  locale: Intl.LocalesArgument,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  const name = JSON.stringify([String(locale), options]);
  const format = formats.get(name) ?? new Intl.NumberFormat(locale, options);
  formats.set(name, format);
  return format;
}

/** Intl takes decimals as text, which loses nothing; the type for that has to be made. */
function exactly(amount: string): `${number}` {
  if (!isNumeric(amount)) throw new RangeError(`${amount} is no number`);
  return amount;
}

function isNumeric(text: string): text is `${number}` {
  return decimal.test(text);
}
