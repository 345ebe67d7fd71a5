/** The numeric settings of a sale. */
export interface SaleNumbers {
  /** Simulated buyers. */
  readonly buyers: number;
  /** Units in stock at the start; only for the dedicated sale product. */
  readonly stock: number;
  /** Units per order. */
  readonly units: number;
  /** Purchase attempts per buyer. */
  readonly attempts: number;
  /** The time window in which all buyers arrive. */
  readonly seconds: number;
}

export interface SaleSettings extends SaleNumbers {
  /** The product on sale; null for the dedicated sale product, which is restocked first. */
  readonly productId: string | null;
}

/** The settings in the URL; defaults are omitted. */
export type SaleSearch = Partial<SaleNumbers> & { readonly product?: string };

interface NumberSetting {
  readonly name: keyof SaleNumbers;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly defaultValue: number;
}

/** The numeric settings, in form order. */
export const numberSettings: readonly NumberSetting[] = [
  { name: 'stock', label: 'Units in stock', min: 0, max: 100_000, defaultValue: 500 },
  { name: 'buyers', label: 'Buyers', min: 1, max: 1000, defaultValue: 400 },
  { name: 'attempts', label: 'Attempts per buyer', min: 1, max: 10, defaultValue: 5 },
  { name: 'units', label: 'Units per order', min: 1, max: 100, defaultValue: 1 },
  { name: 'seconds', label: 'Arrival window (s)', min: 0, max: 30, defaultValue: 2 },
];

/** Parses the search parameters; ignores invalid ones. */
export function parseSaleSearch(search: Record<string, unknown>): SaleSearch {
  const { product } = search;
  const numbers = numberSettings.flatMap(({ name, defaultValue, ...range }) => {
    const value = parseWholeNumber(search[name]);
    return value !== defaultValue && isWithin(value, range) ? [[name, value] as const] : [];
  });
  // The router parses digits as a number.
  const productId = typeof product === 'number' ? String(product) : product;
  return {
    ...(typeof productId === 'string' && /^\d{1,19}$/.test(productId)
      ? { product: productId }
      : {}),
    ...Object.fromEntries(numbers),
  };
}

/** Fills in the defaults for settings that the URL omits. */
export function toSaleSettings({ product, ...numbers }: SaleSearch): SaleSettings {
  return { productId: product ?? null, ...defaultNumbers, ...numbers };
}

/** Validates a typed number; returns an error message or undefined. */
export function validateSetting({ min, max }: NumberSetting, text: string): string | undefined {
  if (isWithin(parseWholeNumber(text), { min, max })) return undefined;
  return `Enter a whole number from ${count.format(min)} to ${count.format(max)}.`;
}

const defaultNumbers: SaleNumbers = {
  buyers: defaultOf('buyers'),
  stock: defaultOf('stock'),
  units: defaultOf('units'),
  attempts: defaultOf('attempts'),
  seconds: defaultOf('seconds'),
};

function defaultOf(name: keyof SaleNumbers): number {
  return numberSettings.find((setting) => setting.name === name)?.defaultValue ?? 0;
}

/** Accepts a number or its digits; NaN for anything else. */
function parseWholeNumber(value: unknown): number {
  return /^\d+$/.test(String(value)) ? Number(value) : Number.NaN;
}

function isWithin(value: number, { min, max }: Pick<NumberSetting, 'min' | 'max'>): boolean {
  return value >= min && value <= max;
}

const count = new Intl.NumberFormat('en-GB');
