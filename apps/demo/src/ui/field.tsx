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
