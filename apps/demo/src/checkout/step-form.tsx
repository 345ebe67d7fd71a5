import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FieldErrors } from '../store/field-errors.ts';
import { Button, buttonStyle } from '../ui/button.tsx';
import { ValidatedForm } from '../ui/validated-form.tsx';
import type { Step } from './checkout-steps.tsx';

interface StepFormProps {
  /** The step before; undefined for the first one. */
  back: Step | undefined;
  errors: FieldErrors;
  busy?: boolean;
  onContinue: () => void;
  children: (shown: FieldErrors) => ReactNode;
}

/** The form of a step before the review. */
export function StepForm({ back, errors, busy = false, onContinue, children }: StepFormProps) {
  return (
    <ValidatedForm errors={errors} onSubmit={onContinue}>
      {(shown) => (
        <>
          {children(shown)}
          <div className="flex flex-wrap justify-end gap-3">
            <BackLink to={back} />
            <Button type="submit" busy={busy}>
              Continue
            </Button>
          </div>
        </>
      )}
    </ValidatedForm>
  );
}

/** Leads to a step, or from the first one to the cart. */
export function BackLink({ to }: { to: Step | undefined }) {
  const look = buttonStyle({ look: 'secondary' });
  return to === undefined ? (
    <Link to="/cart" className={look}>
      Back to cart
    </Link>
  ) : (
    <Link to="/checkout" search={{ step: to }} className={look}>
      Back
    </Link>
  );
}
