/** The largest order total and product price, in cents: DECIMAL(10,2). */
export const largestAmount = 99_999_999_99n;

const number = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,2}))?$/;

/**
 * Parses a decimal number as cents, exactly. Trailing zeros are ignored: "2.550" is "2.55". Returns 'too many places'
 * for more than two decimal places, undefined for anything but a number.
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

/** Formats cents like the API: 12345n is "123.45". */
export function formatCents(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
