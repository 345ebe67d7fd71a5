import { Money } from '../ui/money.tsx';
import { Notice } from '../ui/notice.tsx';
import { RadioOption } from '../ui/radio-option.tsx';
import { StepForm } from './step-form.tsx';
import type { Checkout } from './use-checkout.ts';

interface DeliveryStepProps {
  checkout: Checkout;
  onContinue: () => void;
}

export function DeliveryStep({ checkout, onContinue }: DeliveryStepProps) {
  const { methods, method, change } = checkout;
  const errors = method
    ? {}
    : { method: 'The delivery method that you chose is no longer offered. Choose another one.' };
  return (
    <StepForm back="address" errors={errors} onContinue={onContinue}>
      {() => (
        <fieldset className="grid gap-2">
          <legend className="sr-only">Delivery method</legend>
          {methods.map(({ name, price }) => (
            <RadioOption
              key={name}
              name="delivery-method"
              checked={name === method?.name}
              onChoose={() => change({ method: name })}
              label={name}
              detail={price === '0.00' ? 'Free' : <Money amount={price} />}
            />
          ))}
          {errors.method !== undefined && <Notice tone="bad">{errors.method}</Notice>}
        </fieldset>
      )}
    </StepForm>
  );
}
