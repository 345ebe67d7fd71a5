import { addMoney, multiplyMoney, type OrderCharge } from '@order-store/sdk';
import type { PricedCart } from '@order-store/sdk/react';
import { deliveryCharges, type DeliveryMethod } from '../delivery/delivery.ts';
import { useDeliveryMethods } from '../delivery/use-delivery-methods.ts';
import { useVatRates } from '../vat/use-vat-rates.ts';
import { vatCharges } from '../vat/vat.ts';

/** What an order of the cart costs. Without totals until the prices and the settings have loaded. */
export interface CartTotals {
  readonly net?: string;
  readonly charges: readonly OrderCharge[];
  /** With the charges. */
  readonly total?: string;
}

/** The cart's total with the charges that the shop will add, by default those of its first delivery method. */
export function useCartTotals(
  { lines, total: net }: PricedCart,
  chosen?: DeliveryMethod,
): CartTotals {
  const rates = useVatRates();
  const methods = useDeliveryMethods();
  if (net === undefined || rates === undefined || methods === undefined) return { charges: [] };
  const method = chosen ?? methods[0];
  const delivery = method ? deliveryCharges(method) : [];
  const amounts = lines.flatMap(({ product, quantity }) =>
    product ? [{ amount: multiplyMoney(product.price, quantity), metadata: product.metadata }] : [],
  );
  amounts.push(...delivery.map(({ amount }) => ({ amount, metadata: {} })));
  const charges = [...delivery, ...(rates ? vatCharges(amounts, rates) : [])];
  return { net, charges, total: addMoney(net, ...charges.map(({ amount }) => amount)) };
}
