/** The numbers of a sale. */
export interface SaleNumbers {
  /** Simulated people who want the product. */
  readonly buyers: number;
  /** Pieces on the shelf when the doors open; of the sale's own product only. */
  readonly stock: number;
  /** Pieces in one order. */
  readonly pieces: number;
  /** How often each buyer tries to order. */
  readonly tries: number;
  /** The time in which all of them arrive. */
  readonly seconds: number;
}

/** How a sale is to be held. */
export interface SaleSettings extends SaleNumbers {
  /** The product that is sold; null for the sale's own, whose shelf is filled first. */
  readonly productId: string | null;
}

/** The settings as the address has them: only those that are not as usual. */
export type SaleSearch = Partial<SaleNumbers> & { readonly product?: string };

interface NumberSetting {
  readonly name: keyof SaleNumbers;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly usual: number;
}

/** What may be chosen, in the order in which it is asked for. */
export const numberSettings: readonly NumberSetting[] = [
  { name: 'stock', label: 'Pieces on the shelf', min: 0, max: 100_000, usual: 500 },
  { name: 'buyers', label: 'Buyers', min: 1, max: 1000, usual: 400 },
  { name: 'tries', label: 'Tries each', min: 1, max: 10, usual: 5 },
  { name: 'pieces', label: 'Pieces an order', min: 1, max: 100, usual: 1 },
  { name: 'seconds', label: 'Arriving within seconds', min: 0, max: 30, usual: 2 },
];

/** Reads the settings from the address; what makes no sense there is left out. */
export function readSearch(search: Record<string, unknown>): SaleSearch {
  const { product } = search;
  const numbers = numberSettings.flatMap(({ name, usual, ...range }) => {
    const value = wholeNumber(search[name]);
    return value !== usual && isWithin(value, range) ? [[name, value] as const] : [];
  });
  // Digits come out of the address bar as a number.
  const productId = typeof product === 'number' ? String(product) : product;
  return {
    ...(typeof productId === 'string' && /^\d{1,19}$/.test(productId)
      ? { product: productId }
      : {}),
    ...Object.fromEntries(numbers),
  };
}

/** The settings of an address, with the usual for what it leaves out. */
export function settingsOf({ product, ...numbers }: SaleSearch): SaleSettings {
  return { productId: product ?? null, ...usualNumbers, ...numbers };
}

/** What is wrong with a number that was typed; undefined when nothing is. */
export function problemWith({ min, max }: NumberSetting, typed: string): string | undefined {
  if (isWithin(wholeNumber(typed), { min, max })) return undefined;
  return `A whole number from ${count.format(min)} to ${count.format(max)}, please.`;
}

const usualNumbers: SaleNumbers = {
  buyers: usualOf('buyers'),
  stock: usualOf('stock'),
  pieces: usualOf('pieces'),
  tries: usualOf('tries'),
  seconds: usualOf('seconds'),
};

function usualOf(name: keyof SaleNumbers): number {
  return numberSettings.find((setting) => setting.name === name)?.usual ?? 0;
}

/** A number, or the digits of one; NaN for anything else. */
function wholeNumber(value: unknown): number {
  return /^\d+$/.test(String(value)) ? Number(value) : Number.NaN;
}

function isWithin(value: number, { min, max }: Pick<NumberSetting, 'min' | 'max'>): boolean {
  return value >= min && value <= max;
}

const count = new Intl.NumberFormat('en-GB');
