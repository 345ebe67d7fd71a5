import type { User } from '@order-store/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { store } from '../../store/store.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import { notify } from '../../ui/notify.ts';
import { Notice } from '../../ui/notice.tsx';
import { UnsavedChanges } from '../../ui/unsaved-changes.tsx';
import { ConflictDialog } from '../conflict/conflict-dialog.tsx';
import type { Fields } from '../conflict/three-way.ts';
import { useVersionedEdit, type CurrentRow } from '../conflict/use-versioned-edit.ts';
import { customerErrors } from './customer-errors.ts';
import { customerQuery, customersKey } from './customer-queries.ts';

const names = ['name', 'email'] as const;
type Name = (typeof names)[number];

/** Changes somebody's name and e-mail. Others may be at it too: then both versions are shown. */
export function EditCustomer({ customer }: { customer: User }) {
  const { draft, shown, change, clear } = useDraft(customer);
  const queryClient = useQueryClient();
  const edit = useVersionedEdit<User, Name>({
    names,
    fieldsOf,
    isRow: isUser,
    save: (changed, expectedVersion) =>
      store.users.update.mutate({ id: customer.id, expectedVersion, ...changed }),
    onSaved: (saved) => {
      clear();
      queryClient.setQueryData(customerQuery(saved.id).queryKey, saved);
      void queryClient.invalidateQueries({ queryKey: customersKey });
      notify.success('Saved');
    },
  });
  const errors = customerErrors(edit.error);
  const unexplained = edit.error && Object.keys(errors).length === 0;

  return (
    <Card title="Profile">
      <UnsavedChanges when={draft !== null && !edit.isPending} />
      <form
        aria-label="Profile"
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (draft && !edit.isPending) edit.save(draft.from, draft.mine);
        }}
      >
        {unexplained && <Notice tone="bad" error={edit.error} />}
        <Field
          label="Name"
          value={shown.name}
          onChange={(event) => change('name', event.target.value)}
          error={errors['name']}
          autoComplete="off"
          maxLength={255}
          required
        />
        <Field
          label="E-mail"
          type="email"
          value={shown.email}
          onChange={(event) => change('email', event.target.value)}
          error={errors['email']}
          autoComplete="off"
          maxLength={255}
          required
        />
        <div className="flex flex-wrap justify-end gap-3">
          <Button look="quiet" disabled={!draft} onClick={clear}>
            Undo
          </Button>
          <Button type="submit" disabled={!draft} busy={edit.isPending && !edit.conflict}>
            Save
          </Button>
        </div>
      </form>
      {edit.conflict && (
        <ConflictDialog
          conflict={edit.conflict}
          fieldsOf={fieldsOf}
          labels={{ name: 'Name', email: 'E-mail' }}
          names={names}
          busy={edit.isPending}
          onSave={edit.resolve}
          onGiveUp={edit.giveUp}
        />
      )}
    </Card>
  );
}

/** What was typed, and the row as it was when the typing began: a newer one must not be overwritten unseen. */
function useDraft(customer: User) {
  const [draft, setDraft] = useState<{ from: User; mine: Fields<Name> } | null>(null);
  const shown = draft?.mine ?? fieldsOf(customer);
  return {
    draft,
    shown,
    change: (name: Name, value: string) =>
      setDraft({ from: draft?.from ?? customer, mine: { ...shown, [name]: value } }),
    clear: () => setDraft(null),
  };
}

function fieldsOf({ name, email }: User): Fields<Name> {
  return { name, email };
}

function isUser(current: CurrentRow): current is User & CurrentRow {
  return 'email' in current;
}
