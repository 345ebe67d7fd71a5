import { useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { accountFieldErrors } from './account-field-errors.ts';

interface PasswordFormProps {
  /** The name of the password in the call, to which the server's error refers. */
  name: 'password' | 'currentPassword';
  label: string;
  hint?: string;
  /** Whether the user chooses the password. Otherwise it is the one of the account. */
  isNew?: boolean;
  /** The account that the password belongs to, for password managers. */
  username?: string;
  /** The mutation that sends the password. */
  call: { readonly error: Error | null; readonly isPending: boolean };
  onSubmit: (password: string) => void;
  /** The form's id, for a button outside of it, or the label of its own button. */
  button: { readonly formId: string } | string;
}

/** A form with one password. */
export function PasswordForm({
  name,
  label,
  hint,
  isNew = false,
  username,
  call,
  onSubmit,
  button,
}: PasswordFormProps) {
  const password = useRef<HTMLInputElement>(null);
  const { [name]: error } = accountFieldErrors(call.error);
  return (
    <form
      {...(typeof button === 'string' ? {} : { id: button.formId })}
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!call.isPending) onSubmit(password.current?.value ?? '');
      }}
    >
      {call.error && error === undefined && <Notice tone="bad" error={call.error} />}
      {username !== undefined && (
        <input type="text" autoComplete="username" value={username} readOnly hidden />
      )}
      <Field
        label={label}
        {...(hint === undefined ? {} : { hint })}
        ref={password}
        error={error}
        type="password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        {...(isNew ? { minLength: 10 } : {})}
        maxLength={200}
        required
      />
      {typeof button === 'string' && (
        <Button type="submit" busy={call.isPending}>
          {button}
        </Button>
      )}
    </form>
  );
}
