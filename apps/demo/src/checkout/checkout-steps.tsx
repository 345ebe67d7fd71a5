import { Link } from '@tanstack/react-router';

export const stepNames = ['contact', 'address', 'delivery', 'review'] as const;
export type Step = (typeof stepNames)[number];

const labels: Readonly<Record<Step, string>> = {
  contact: 'Contact',
  address: 'Address',
  delivery: 'Delivery',
  review: 'Review',
};

interface CheckoutStepsProps {
  steps: readonly Step[];
  current: Step;
  /** The first step that is not complete. */
  next: Step;
}

/** The steps of the checkout. Those that can be opened are links. */
export function CheckoutSteps({ steps, current, next }: CheckoutStepsProps) {
  return (
    <nav aria-label="Steps">
      <ol className="mb-8 flex flex-wrap gap-x-6 gap-y-2">
        {steps.map((step, index) => (
          <li key={step} aria-current={step === current ? 'step' : undefined}>
            {step === current || index > steps.indexOf(next) ? (
              <span className={step === current ? 'font-semibold text-rim' : 'text-ink-soft'}>
                {index + 1}. {labels[step]}
              </span>
            ) : (
              <Link to="/checkout" search={{ step }} className="underline underline-offset-4">
                {index + 1}. {labels[step]}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
