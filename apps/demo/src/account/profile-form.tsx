import { isStoreError, type User } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type RefObject } from 'react';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { emailInput, Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { notify } from '../ui/notify.ts';
import { meQuery } from './account-queries.ts';
import { EmailState } from './email-state.tsx';
import { accountFieldErrors } from './account-field-errors.ts';
import {
  changedFields,
  createDraft,
  rebase,
  type ProfileDraft,
  type ProfileFields,
} from './profile-draft.ts';

/** Edits name and email. After a version conflict each conflicting field offers the current value. */
export function ProfileForm({ me }: { me: User }) {
  // Null until the user types, so that an untouched form shows the latest data.
  const [edited, setDraft] = useState<ProfileDraft | null>(null);
  const draft = edited ?? createDraft(me);
  const save = useSaveProfile(setDraft);
  const changes = changedFields(draft);
  const unchanged = Object.keys(changes).length === 0;
  const password = useRef<HTMLInputElement>(null);

  const isConflict = isStoreError(save.error, 'VERSION_CONFLICT');
  const errors = accountFieldErrors(save.error);
  const otherError = save.error && !isConflict && Object.keys(errors).length === 0;
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (save.isPending || unchanged) return;
        save.mutate({ draft, currentPassword: password.current?.value });
      }}
    >
      {otherError && <Notice tone="bad" error={save.error} />}
      <EmailState me={me} />
      {isConflict && (
        <Notice tone="warn">
          <p>
            Your profile was changed in another window. Review the changes below, then save again.
          </p>
        </Notice>
      )}
      <ProfileInputs draft={draft} onChange={setDraft} errors={errors} />
      {changes.email !== undefined && (
        <CurrentPasswordField ref={password} error={errors['currentPassword']} />
      )}
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

interface ProfileInputsProps {
  draft: ProfileDraft;
  onChange: (draft: ProfileDraft) => void;
  errors: ReturnType<typeof accountFieldErrors>;
}

function ProfileInputs({ draft, onChange, errors }: ProfileInputsProps) {
  const setFields = (fields: Partial<ProfileFields>) =>
    onChange({ ...draft, fields: { ...draft.fields, ...fields } });
  const acceptCurrent = (name: keyof ProfileFields, value: string) =>
    onChange({
      ...draft,
      fields: { ...draft.fields, [name]: value },
      conflicts: { ...draft.conflicts, [name]: undefined },
    });

  return (
    <>
      <Field
        label="Name"
        value={draft.fields.name}
        onChange={(event) => setFields({ name: event.target.value })}
        error={errors['name']}
        autoComplete="name"
        maxLength={255}
        required
      />
      <Conflict value={draft.conflicts.name} onAccept={(value) => acceptCurrent('name', value)} />
      <Field
        label="Email"
        hint="You use this to sign in."
        value={draft.fields.email}
        onChange={(event) => setFields({ email: event.target.value })}
        error={errors['email']}
        {...emailInput}
        autoComplete="email"
        maxLength={255}
        required
      />
      <Conflict value={draft.conflicts.email} onAccept={(value) => acceptCurrent('email', value)} />
    </>
  );
}

interface CurrentPasswordFieldProps {
  ref: RefObject<HTMLInputElement | null>;
  error: string | undefined;
}

function CurrentPasswordField({ ref, error }: CurrentPasswordFieldProps) {
  return (
    <Field
      label="Current password"
      hint="Required to change your email."
      ref={ref}
      error={error}
      type="password"
      autoComplete="current-password"
      maxLength={200}
      required
    />
  );
}

interface ConflictProps {
  /** The field's current value on the server; undefined if there is no conflict. */
  value: string | undefined;
  onAccept: (value: string) => void;
}

function Conflict({ value, onAccept }: ConflictProps) {
  if (value === undefined) return null;
  return (
    <div className="-mt-2 flex flex-wrap items-center justify-between gap-3 rounded-md bg-warn-soft px-4 py-2.5">
      <p className="min-w-0 wrap-anywhere text-warn">
        Changed to <strong>{value}</strong> in another window
      </p>
      <Button look="secondary" size="small" onClick={() => onAccept(value)}>
        Use this
      </Button>
    </div>
  );
}

interface ProfileSave {
  draft: ProfileDraft;
  /** Needed for a new email. */
  currentPassword: string | undefined;
}

function useSaveProfile(setDraft: (draft: ProfileDraft | null) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, currentPassword }: ProfileSave) =>
      store.users.update.mutate({
        id: draft.base.id,
        expectedVersion: draft.base.version,
        ...changedFields(draft),
        currentPassword,
      }),
    onSuccess: (user) => {
      queryClient.setQueryData(meQuery.queryKey, user);
      setDraft(null);
      notify.success(user.pendingEmail === null ? 'Profile saved' : 'Open the link in our email');
    },
    onError: (error, { draft }) => {
      if (!isStoreError(error, 'VERSION_CONFLICT')) return;
      const { current } = error.details;
      if (!('email' in current)) return;
      queryClient.setQueryData(meQuery.queryKey, current);
      setDraft(rebase(draft, current));
    },
  });
}
