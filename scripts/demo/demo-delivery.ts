import type { PlacementHooks, RunApiOptions } from '@order-store/api';
import {
  chosenMethod,
  deliveryCharges,
  parseDeliveryMethods,
  type DeliveryMethod,
} from '@order-store/demo/delivery';

/** Delivery methods such as `Standard delivery:0,Express delivery:6.90`, which the checkout offers and orders are charged for. */
export function demoDelivery(text: string): Pick<RunApiOptions, 'hooks' | 'extend'> {
  if (text === '') return {};
  const methods = parseDeliveryMethods(text);
  if (!methods)
    throw new Error(
      `DELIVERY_METHODS must be different names with prices, such as Standard delivery:0,Express delivery:6.90, not "${text}"`,
    );
  return {
    hooks: chargeDelivery(methods),
    // In place of apps/demo/public/delivery-methods.txt.
    extend: (app) =>
      void app.get(
        '/delivery-methods.txt',
        (_request, response) => void response.type('text').send(text),
      ),
  };
}

/**
 * Adds the price of the method in the metadata of each order, by default of the first one. Staff may have charged for the
 * delivery themselves.
 */
export function chargeDelivery(methods: readonly DeliveryMethod[]): PlacementHooks {
  return {
    beforePlace(requests) {
      for (const request of requests) {
        if (request.charges.some(({ kind }) => kind === 'shipping')) continue;
        const method = chosenMethod(request.metadata, methods);
        if (method) deliveryCharges(method).forEach((charge) => request.addCharge(charge));
        else
          request.reject(
            'UNKNOWN_DELIVERY_METHOD',
            `metadata.deliveryMethod must be one of: ${methods.map(({ name }) => name).join(', ')}`,
          );
      }
    },
  };
}
