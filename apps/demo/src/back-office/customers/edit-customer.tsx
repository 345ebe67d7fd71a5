import type { User } from '@order-store/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { store } from '../../store/store.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { emailInput, Field } from '../../ui/field.tsx';
import { notify } from '../../ui/notify.ts';
import { Notice } from '../../ui/notice.tsx';
import { UnsavedChanges } from '../../ui/unsaved-changes.tsx';
import { ConflictDialog } from '../conflict/conflict-dialog.tsx';
import type { Fields } from '../conflict/three-way-merge.ts';
import { useDraft } from '../conflict/use-draft.ts';
import { useVersionedEdit, type CurrentRow } from '../conflict/use-versioned-edit.ts';
import { customerErrors } from './customer-errors.ts';
import { customerQuery, customersKey } from './customer-queries.ts';

const names = ['name', 'email'] as const;
type Name = (typeof names)[number];

/** Form for a customer's name and email, with conflict resolution. */
export function EditCustomer({ customer }: { customer: User }) {
  const { base, fields, dirty, change, reset } = useDraft(customer, names, fieldsOf);
  const edit = useCustomerEdit(customer.id, reset);
  const errors = customerErrors(edit.error);
  const hasOtherError = edit.error && Object.keys(errors).length === 0;

  return (
    <Card title="Profile">
      <UnsavedChanges when={dirty && !edit.isPending} />
      <form
        aria-label="Profile"
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (dirty && !edit.isPending) edit.save(base, fields);
        }}
      >
        {hasOtherError && <Notice tone="bad" error={edit.error} />}
        <Field
          label="Name"
          value={fields.name}
          onChange={(event) => change({ name: event.target.value })}
          error={errors['name']}
          autoComplete="off"
          maxLength={255}
          required
        />
        <Field
          label="Email"
          {...emailInput}
          value={fields.email}
          onChange={(event) => change({ email: event.target.value })}
          error={errors['email']}
          autoComplete="off"
          maxLength={255}
          required
        />
        <div className="flex flex-wrap justify-end gap-3">
          <Button look="quiet" disabled={!dirty} onClick={reset}>
            Discard
          </Button>
          <Button type="submit" disabled={!dirty} busy={edit.isPending && !edit.conflict}>
            Save
          </Button>
        </div>
      </form>
      {edit.conflict && (
        <ConflictDialog
          conflict={edit.conflict}
          fieldsOf={fieldsOf}
          labels={{ name: 'Name', email: 'Email' }}
          names={names}
          busy={edit.isPending}
          onSave={edit.resolve}
          onDismiss={edit.dismiss}
        />
      )}
    </Card>
  );
}

function useCustomerEdit(id: string, onSaved: () => void) {
  const queryClient = useQueryClient();
  return useVersionedEdit<User, Name>({
    names,
    fieldsOf,
    isRow: isUser,
    save: (changed, expectedVersion) =>
      store.users.update.mutate({ id: id, expectedVersion, ...changed }),
    onSaved: (saved) => {
      onSaved();
      queryClient.setQueryData(customerQuery(saved.id).queryKey, saved);
      void queryClient.invalidateQueries({ queryKey: customersKey });
      notify.success('Customer saved');
    },
  });
}

function fieldsOf({ name, email }: User): Fields<Name> {
  return { name, email };
}

function isUser(current: CurrentRow): current is User & CurrentRow {
  return 'email' in current;
}
