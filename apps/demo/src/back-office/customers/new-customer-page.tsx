import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState, type RefObject } from 'react';
import { store } from '../../store/store.ts';
import { Button, buttonStyle } from '../../ui/button.tsx';
import { emailInput, Field } from '../../ui/field.tsx';
import { FieldFrame } from '../../ui/field-frame.tsx';
import { notify } from '../../ui/notify.ts';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { UnsavedChanges } from '../../ui/unsaved-changes.tsx';
import { customerErrors } from './customer-errors.ts';
import { customerQuery, customersKey } from './customer-queries.ts';

type NewUser = Parameters<typeof store.users.create.mutate>[0];

/** Form with which staff create an account. */
export function NewCustomerPage() {
  const [isTouched, setIsTouched] = useState(false);
  const create = useCreateCustomer(() => setIsTouched(false));
  return (
    <Page title="Add customer" width="form">
      <UnsavedChanges when={isTouched && !create.isPending} />
      <NewCustomerForm create={create} onTouched={() => setIsTouched(true)} />
    </Page>
  );
}

interface NewCustomerFormProps {
  create: ReturnType<typeof useCreateCustomer>;
  onTouched: () => void;
}

function NewCustomerForm({ create, onTouched }: NewCustomerFormProps) {
  const name = useRef<HTMLInputElement>(null);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const role = useRef<HTMLSelectElement>(null);
  const errors = customerErrors(create.error);
  const hasOtherError = create.error && Object.keys(errors).length === 0;

  return (
    <form
      className="grid gap-5"
      onInput={onTouched}
      onSubmit={(event) => {
        event.preventDefault();
        if (create.isPending) return;
        const secret = password.current?.value ?? '';
        create.mutate({
          name: name.current?.value ?? '',
          email: email.current?.value ?? '',
          role: role.current?.value === 'staff' ? 'staff' : 'customer',
          ...(secret === '' ? {} : { password: secret }),
        });
      }}
    >
      {hasOtherError && <Notice tone="bad" error={create.error} />}
      <Field label="Name" ref={name} error={errors['name']} autoComplete="off" required />
      <Field
        label="Email"
        ref={email}
        error={errors['email']}
        {...emailInput}
        autoComplete="off"
        required
      />
      <Field
        label="Password"
        hint="Optional. They can set one with “Forgot password”."
        ref={password}
        error={errors['password']}
        type="password"
        autoComplete="new-password"
        minLength={10}
        maxLength={200}
      />
      <RoleField ref={role} />
      <div className="flex flex-wrap justify-end gap-3">
        <Link to="/back-office/customers" className={buttonStyle({ look: 'quiet' })}>
          Cancel
        </Link>
        <Button type="submit" busy={create.isPending}>
          Add customer
        </Button>
      </div>
    </form>
  );
}

function RoleField({ ref }: { ref: RefObject<HTMLSelectElement | null> }) {
  return (
    <FieldFrame label="Role" hint="Staff can view and change everything in the back office.">
      {(framed) => (
        <select {...framed} ref={ref}>
          <option value="customer">Customer</option>
          <option value="staff">Staff</option>
        </select>
      )}
    </FieldFrame>
  );
}

function useCreateCustomer(onCreated: () => void) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: NewUser) => store.users.create.mutate(input),
    onSuccess: async (user) => {
      onCreated();
      queryClient.setQueryData(customerQuery(user.id).queryKey, user);
      void queryClient.invalidateQueries({ queryKey: customersKey });
      notify.success(`${user.name} added`);
      await navigate({
        to: '/back-office/customers/$id',
        params: { id: user.id },
        ignoreBlocker: true,
      });
    },
  });
}
