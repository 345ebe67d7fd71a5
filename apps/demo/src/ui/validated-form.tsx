import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { FieldErrors } from '../store/field-errors.ts';

interface ValidatedFormProps {
  /** What is wrong with the current input, per field. */
  errors: FieldErrors;
  /** Called if nothing is wrong. */
  onSubmit: () => void;
  /** Renders the fields with the errors to show: none before the first attempt to submit. */
  children: (shown: FieldErrors) => ReactNode;
}

/** A form that shows what is wrong next to the fields, and moves the focus to the first of them. */
export function ValidatedForm({ errors, onSubmit, children }: ValidatedFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [attempts, setAttempts] = useState(0);
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [attempts]);
  return (
    <form
      ref={form}
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.keys(errors).length > 0) setAttempts(attempts + 1);
        else onSubmit();
      }}
    >
      {children(attempts > 0 ? errors : {})}
    </form>
  );
}
