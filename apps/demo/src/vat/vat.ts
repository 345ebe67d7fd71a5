import { parseMoney, toMoney, type JsonObject, type OrderCharge } from '@order-store/sdk';

/** The rate of each tax class in percent, such as `20` for `standard`. */
export type VatRates = ReadonlyMap<string, string>;

/** An amount without VAT, and the metadata of its product, whose `taxClass` names the class. */
interface NetAmount {
  readonly amount: string;
  readonly metadata: JsonObject;
}

/**
 * The VAT of an order: a charge per rate, rounded half up. Products without a known class are charged the standard
 * rate.
 */
export function vatCharges(amounts: readonly NetAmount[], rates: VatRates): OrderCharge[] {
  const netByRate = new Map<string, bigint>();
  for (const { amount, metadata } of amounts) {
    const rate = rateOf(metadata, rates);
    netByRate.set(rate, (netByRate.get(rate) ?? 0n) + parseMoney(amount));
  }
  return [...netByRate]
    .filter(([rate]) => parseMoney(rate) > 0n)
    .map(([rate, net]) => ({
      kind: 'tax',
      label: `VAT ${Number(rate)}%`,
      amount: toMoney((net * parseMoney(rate) + 5000n) / 10_000n),
    }));
}

function rateOf({ taxClass }: JsonObject, rates: VatRates): string {
  const known = typeof taxClass === 'string' ? rates.get(taxClass) : undefined;
  return known ?? rates.get('standard') ?? '0';
}

/** Parses rates such as `standard:20,reduced:5,zero:0`; undefined if the text is not of this form. */
export function parseVatRates(text: string): VatRates | undefined {
  const rates = new Map<string, string>();
  for (const entry of text.split(',')) {
    const [, taxClass, rate] = /^\s*([\w-]{1,40}):(\d{1,2}(?:\.\d{1,2})?)\s*$/.exec(entry) ?? [];
    if (taxClass === undefined || rate === undefined || rates.has(taxClass)) return undefined;
    rates.set(taxClass, rate);
  }
  return rates.has('standard') ? rates : undefined;
}
