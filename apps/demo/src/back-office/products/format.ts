/** Formats a whole number. */
export const formatCount = (value: number): string => count.format(value);

/** Such as `1 product` and `1,200 products`. */
export const formatProducts = (value: number): string =>
  `${count.format(value)} ${value === 1 ? 'product' : 'products'}`;

/** Such as `1 row` and `1,200 rows`. */
export const formatRows = (value: number): string =>
  `${count.format(value)} ${value === 1 ? 'row' : 'rows'}`;

/** Formats a change of stock, with its sign. */
export const formatDelta = (value: number): string => delta.format(value);

const count = new Intl.NumberFormat('en-GB');
const delta = new Intl.NumberFormat('en-GB', { signDisplay: 'exceptZero' });
