import type { OrderStoreOptions } from '@order-store/api';
import { compareMoney } from '@order-store/sdk';
import { OrderData, storeAddresses } from './addresses.ts';

const countries = new Set(['AT', 'DE', 'FR', 'GB']);
const delivery = { kind: 'shipping', label: 'Delivery', amount: '4.90' } as const;
const freeDeliveryFrom = '50.00';

/** The rules of this shop. The tests use them, too. */
export const shopOptions = {
  orderMetadata: OrderData,
  // An order that is not paid in time is cancelled, and its stock is for sale again.
  orderExpiresAfter: '15m',
  hooks: {
    beforePlace(requests) {
      for (const request of requests) {
        const { country } = request.metadata.address;
        if (!countries.has(country)) request.reject('NO_DELIVERY', `No delivery to ${country}`);
        else if (compareMoney(request.totalAmount, freeDeliveryFrom) < 0)
          request.addCharge(delivery);
      }
    },
    afterPlace: storeAddresses,
  },
} satisfies Omit<OrderStoreOptions<OrderData>, 'database'>;
