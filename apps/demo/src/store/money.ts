const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

/** An amount such as `"29.99"` as people read it: `£29.99`. */
export function formatMoney(amount: string): string {
  return isNumeric(amount) ? pounds.format(amount) : amount;
}

/** A price times a quantity, exactly. */
export function lineTotal(price: string, quantity: number): string {
  return fromPence(toPence(price) * BigInt(quantity));
}

/** The sum of amounts, exactly. */
export function sumOf(amounts: readonly string[]): string {
  return fromPence(amounts.reduce((sum, amount) => sum + toPence(amount), 0n));
}

/**
 * Pence of an amount in pounds.
 *
 * @throws {RangeError} when it is not a decimal with two places.
 */
export function toPence(amount: string): bigint {
  if (!/^-?\d+\.\d{2}$/.test(amount)) {
    throw new RangeError(`"${amount}" is no amount: write pounds with two places, such as "29.99"`);
  }
  return BigInt(amount.replace('.', ''));
}

function fromPence(pence: bigint): string {
  const sign = pence < 0n ? '-' : '';
  const digits = String(pence < 0n ? -pence : pence).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}
