import { emailInput, Field } from '../ui/field.tsx';
import { contactErrors, type Contact } from './contact.ts';
import { StepForm } from './step-form.tsx';
import type { Checkout } from './use-checkout.ts';

interface ContactStepProps {
  checkout: Checkout;
  onContinue: () => void;
}

export function ContactStep({ checkout: { contact, change }, onContinue }: ContactStepProps) {
  const field = (part: keyof Contact) => ({
    value: contact[part],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      change({ contact: { ...contact, [part]: event.target.value } }),
  });
  return (
    <StepForm back={undefined} errors={contactErrors(contact)} onContinue={onContinue}>
      {(errors) => (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label="Email"
            hint="For questions about this delivery."
            error={errors['email']}
            {...emailInput}
            autoComplete="email"
            maxLength={254}
            required
            {...field('email')}
          />
          <Field
            label="Phone (optional)"
            hint="For the courier."
            error={errors['phone']}
            type="tel"
            autoComplete="tel"
            maxLength={40}
            {...field('phone')}
          />
        </div>
      )}
    </StepForm>
  );
}
