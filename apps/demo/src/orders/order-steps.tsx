import type { OrderStatus } from '@order-store/sdk';
import { Check } from 'lucide-react';
import { orderPath, statusNames } from './order-status.ts';

/** The progress of an order; nothing for a cancelled one. */
export function OrderSteps({ status }: { status: OrderStatus }) {
  if (status === 'cancelled') return null;
  const current = orderPath.indexOf(status);
  return (
    <ol aria-label="Progress" className="grid grid-cols-4">
      {orderPath.map((step, index) => (
        <li key={step} aria-current={index === current ? 'step' : undefined} className="relative">
          {index > 0 && (
            <span
              aria-hidden
              className={`absolute top-3.25 right-[calc(50%+1.125rem)] left-[calc(-50%+1.125rem)] h-0.5 rounded-full ${index <= current ? 'bg-rim' : 'bg-line'}`}
            />
          )}
          <span className="relative flex flex-col items-center gap-2">
            <span
              aria-hidden
              className={`grid size-7 place-items-center rounded-full border-2 ${
                index <= current ? 'border-rim bg-rim text-on-rim' : 'border-line bg-page'
              }`}
            >
              {index <= current && <Check className="size-4" strokeWidth={3} />}
            </span>
            <span className={`text-sm ${index === current ? 'font-semibold' : 'text-ink-soft'}`}>
              {step === 'pending' ? 'Placed' : statusNames[step]}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
