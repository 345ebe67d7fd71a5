import type { ComponentProps } from 'react';
import { FieldFrame } from './field-frame.tsx';

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'id' | 'className'> {
  label: string;
  hint?: string;
  error?: string | undefined;
}

/** A multi-line {@link Field} that grows with its content. */
export function TextArea({ label, hint, error, ...area }: TextAreaProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {({ className, ...framed }) => (
        <textarea
          {...area}
          {...framed}
          className={`${className} field-sizing-content max-h-96 min-h-28 py-2.5`}
        />
      )}
    </FieldFrame>
  );
}
