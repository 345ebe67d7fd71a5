/** Formats a whole number. */
export const formatCount = (value: number): string => count.format(value);

/** Formats a change of stock, with its sign. */
export const formatDelta = (value: number): string => delta.format(value);

const count = new Intl.NumberFormat('en-GB');
const delta = new Intl.NumberFormat('en-GB', { signDisplay: 'exceptZero' });
