/** The largest total of an order and the largest price of a product, in cents: DECIMAL(10,2). */
export const largestAmount = 99_999_999_99n;

const number = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,2}))?$/;

/**
 * Reads a decimal number as cents, exactly. Zeros behind the second place are no further places:
 * "2.550" is "2.55". A number with more places gives 'too many places'; what is no number, undefined.
 */
export function parseCents(text: string): bigint | 'too many places' | undefined {
  const [, sign, whole = '', fraction = '', exponent = '0'] = number.exec(text) ?? [];
  if (sign === undefined || whole + fraction === '') return undefined;

  const places = fraction.length - Number(exponent);
  let digits = BigInt(whole + fraction);
  if (places <= 2) {
    digits *= 10n ** BigInt(2 - places);
  } else {
    const beyond = 10n ** BigInt(places - 2);
    if (digits % beyond !== 0n) return 'too many places';
    digits /= beyond;
  }
  return sign === '-' ? -digits : digits;
}

/** Cents as the API writes money: 12345n is "123.45". */
export function formatCents(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
