import type { PlacementHooks, RunApiOptions } from '@order-store/api';
import { parseVatRates, vatCharges, type VatRates } from '@order-store/demo/vat';
import { multiplyMoney, type JsonObject } from '@order-store/sdk';

/** Rates such as `standard:20,reduced:5`, which orders are charged with and the web app shows. */
export function demoVat(text: string | undefined): Pick<RunApiOptions, 'hooks' | 'extend'> {
  if (text === undefined || text === '') return {};
  const rates = parseVatRates(text);
  if (!rates)
    throw new Error(
      `VAT_RATES must be percentages by tax class with one for "standard", such as standard:20,reduced:5,zero:0, not "${text}"`,
    );
  return {
    hooks: chargeVat(rates),
    // In place of apps/demo/public/vat-rates.txt.
    extend: (app) =>
      void app.get('/vat-rates.txt', (_request, response) => void response.type('text').send(text)),
  };
}

/** Adds VAT to each order, by the tax class in the metadata of its products; the standard rate to its delivery. */
export function chargeVat(rates: VatRates): PlacementHooks {
  return {
    async beforePlace(requests, { query }) {
      const ids = new Set(requests.flatMap(({ items }) => items.map(({ productId }) => productId)));
      const rows = await query<{ product_id: string; metadata: JsonObject }>(
        'SELECT product_id, metadata FROM product_metadata WHERE product_id = ANY ($1::bigint[])',
        [[...ids]],
      );
      const metadataOf = new Map(rows.map((row) => [row.product_id, row.metadata]));
      for (const request of requests) {
        const amounts = request.items.map(({ productId, quantity, unitPrice }) => ({
          amount: multiplyMoney(unitPrice, quantity),
          metadata: metadataOf.get(productId) ?? {},
        }));
        const delivery = request.charges.filter(({ kind }) => kind === 'shipping');
        amounts.push(...delivery.map(({ amount }) => ({ amount, metadata: {} })));
        for (const charge of vatCharges(amounts, rates)) request.addCharge(charge);
      }
    },
  };
}
