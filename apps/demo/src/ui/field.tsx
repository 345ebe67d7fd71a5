import type { ComponentProps } from 'react';
import { FieldFrame } from './field-frame.tsx';

interface FieldProps extends Omit<ComponentProps<'input'>, 'id' | 'className'> {
  label: string;
  hint?: string;
  /** What is wrong with what was typed. */
  error?: string | undefined;
}

/** A labelled line to type into, with its hint and what is wrong with it. */
export function Field({ label, hint, error, ...input }: FieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(framed) => <input {...input} {...framed} />}
    </FieldFrame>
  );
}
