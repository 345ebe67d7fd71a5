import { isStoreError, type User } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { notify } from '../ui/notify.ts';
import { meQuery } from './account-queries.ts';
import { fieldErrors } from './field-errors.ts';
import {
  changesOf,
  draftOf,
  rebased,
  type ProfileDraft,
  type ProfileFields,
} from './profile-draft.ts';

/** One's name and e-mail. When they were changed elsewhere meanwhile, it says so at the field and lets one choose. */
export function ProfileForm({ me }: { me: User }) {
  // Nothing is kept of it until something is typed: so an untouched form shows what the store has now.
  const [begun, setDraft] = useState<ProfileDraft | null>(null);
  const draft = begun ?? draftOf(me);
  const save = useSaveProfile(setDraft);
  const changes = changesOf(draft);
  const unchanged = Object.keys(changes).length === 0;

  const collided = isStoreError(save.error, 'VERSION_CONFLICT');
  const errors = fieldErrors(save.error);
  const unexplained = save.error && !collided && Object.keys(errors).length === 0;
  const type = (fields: Partial<ProfileFields>) =>
    setDraft({ ...draft, fields: { ...draft.fields, ...fields } });
  const take = (name: keyof ProfileFields, value: string) =>
    setDraft({
      ...draft,
      fields: { ...draft.fields, [name]: value },
      elsewhere: { ...draft.elsewhere, [name]: undefined },
    });

  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending && !unchanged) save.mutate(draft);
      }}
    >
      {unexplained && <Notice tone="bad" error={save.error} />}
      {collided && (
        <Notice tone="warn">
          <p>
            Your profile was changed elsewhere meanwhile, and nothing of this was saved. Look at it,
            then save it once more.
          </p>
        </Notice>
      )}
      <Field
        label="Name"
        value={draft.fields.name}
        onChange={(event) => type({ name: event.target.value })}
        error={errors['name']}
        autoComplete="name"
        maxLength={255}
        required
      />
      <Elsewhere value={draft.elsewhere.name} onTake={(value) => take('name', value)} />
      <Field
        label="E-mail"
        hint="You sign in with it."
        value={draft.fields.email}
        onChange={(event) => type({ email: event.target.value })}
        error={errors['email']}
        type="email"
        autoComplete="email"
        maxLength={255}
        required
      />
      <Elsewhere value={draft.elsewhere.email} onTake={(value) => take('email', value)} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={save.isPending} disabled={unchanged && !save.isPending}>
          Save
        </Button>
        {!unchanged && !save.isPending && (
          <Button
            look="quiet"
            onClick={() => {
              setDraft(null);
              save.reset();
            }}
          >
            Discard
          </Button>
        )}
      </div>
    </form>
  );
}

interface ElsewhereProps {
  /** What the field became elsewhere; undefined when it did not change there. */
  value: string | undefined;
  onTake: (value: string) => void;
}

function Elsewhere({ value, onTake }: ElsewhereProps) {
  if (value === undefined) return null;
  return (
    <div className="-mt-2 flex flex-wrap items-center justify-between gap-3 rounded-md bg-warn-soft px-4 py-2.5">
      <p className="min-w-0 break-words text-warn">
        Elsewhere it became <strong>{value}</strong>
      </p>
      <Button look="secondary" size="small" onClick={() => onTake(value)}>
        Take that
      </Button>
    </div>
  );
}

function useSaveProfile(setDraft: (draft: ProfileDraft | null) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (draft: ProfileDraft) =>
      store.users.update.mutate({
        id: draft.base.id,
        expectedVersion: draft.base.version,
        ...changesOf(draft),
      }),
    onSuccess: (user) => {
      queryClient.setQueryData(meQuery.queryKey, user);
      setDraft(null);
      notify.success('Your profile is saved.');
    },
    onError: (error, draft) => {
      if (!isStoreError(error, 'VERSION_CONFLICT')) return;
      const { current } = error.details;
      if (!('email' in current)) return;
      queryClient.setQueryData(meQuery.queryKey, current);
      setDraft(rebased(draft, current));
    },
  });
}
