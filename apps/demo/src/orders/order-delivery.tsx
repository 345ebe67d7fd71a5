import type { Order } from '@order-store/sdk';
import { addressOf } from '../checkout/address.ts';

/** Where an order is delivered. */
export function OrderAddress({ order }: { order: Order }) {
  const address = addressOf(order);
  if (!address) return null;
  const { name, street, city, postcode } = address;
  return (
    <section aria-labelledby="address" className="mt-10">
      <h2 id="address" className="mb-4 text-xl">
        Delivery address
      </h2>
      <address className="wrap-anywhere not-italic">
        {[name, street, `${city} ${postcode}`].map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </address>
    </section>
  );
}
