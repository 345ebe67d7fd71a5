import type { Order } from '@order-store/sdk';
import { useId, type ReactNode } from 'react';
import { addressOf } from '../checkout/address.ts';
import { contactOf } from '../checkout/contact.ts';
import { deliveryMethodOf } from '../checkout/order-details.ts';

/** Where and how an order is delivered, and the contact for it. */
export function OrderDelivery({ order }: { order: Order }) {
  const address = addressOf(order);
  const method = deliveryMethodOf(order);
  const contact = contactOf(order);
  return (
    <div className="mt-10 grid gap-6 empty:hidden sm:grid-cols-3">
      {address && (
        <Part title="Delivery address">
          <address className="not-italic">
            {[address.name, address.street, `${address.city} ${address.postcode}`].map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </address>
        </Part>
      )}
      {method !== null && <Part title="Delivery">{method}</Part>}
      {contact && (
        <Part title="Contact">
          <p>{contact.email}</p>
          {contact.phone !== '' && <p>{contact.phone}</p>}
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="min-w-0 wrap-anywhere">
      <h2 id={id} className="mb-4 text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}
