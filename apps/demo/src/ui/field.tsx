import type { ComponentProps } from 'react';
import { FieldFrame } from './field-frame.tsx';

interface FieldProps extends Omit<ComponentProps<'input'>, 'id' | 'className'> {
  label: string;
  hint?: string;
  error?: string | undefined;
}

/** A text input with label, hint and error message. */
export function Field({ label, hint, error, ...input }: FieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(framed) => <input {...input} {...framed} />}
    </FieldFrame>
  );
}

/**
 * The attributes of an input for an e-mail address. Not `type="email"`: browsers differ in the addresses they reject, such as
 * those with an internationalized domain, while the store accepts the same ones everywhere and says what to write.
 */
export const emailInput = {
  type: 'text',
  inputMode: 'email',
  autoCapitalize: 'none',
  spellCheck: false,
} as const;
