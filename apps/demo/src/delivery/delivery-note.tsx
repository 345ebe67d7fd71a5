import { Money } from '../ui/money.tsx';
import { useDeliveryMethods } from './use-delivery-methods.ts';

/** What delivery costs; nothing in a shop that offers no choice. */
export function DeliveryNote() {
  const methods = useDeliveryMethods() ?? [];
  if (methods.length === 0) return null;
  return (
    <p className="mt-3 text-sm text-ink-soft">
      Choose your delivery at checkout:{' '}
      {methods.map(({ name, price }, index) => (
        <span key={name}>
          {index > 0 && ', '}
          {name} {price === '0.00' ? '(free)' : <Money amount={price} />}
        </span>
      ))}
      .
    </p>
  );
}
