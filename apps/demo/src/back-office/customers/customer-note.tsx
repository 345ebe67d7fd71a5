import type { UserNote } from '@order-store/sdk';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { store } from '../../store/store.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import { notify } from '../../ui/notify.ts';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { UnsavedChanges } from '../../ui/unsaved-changes.tsx';
import { ConflictDialog } from '../conflict/conflict-dialog.tsx';
import type { Fields } from '../conflict/three-way-merge.ts';
import { useDraft } from '../conflict/use-draft.ts';
import { useVersionedEdit, type CurrentRow } from '../conflict/use-versioned-edit.ts';
import { customerNoteQuery } from './customer-queries.ts';

const names = ['text'] as const;
type Name = (typeof names)[number];

/** What staff have noted about a customer, who never sees it, with conflict resolution. */
export function CustomerNote({ id }: { id: string }) {
  const { data: note, error } = useQuery(customerNoteQuery(id));
  return (
    <Card title="Note">
      {note && <EditNote note={note} />}
      {!note && error && <Notice tone="bad" error={error} />}
      {!note && !error && <Skeleton label="Loading note" className="h-40" />}
    </Card>
  );
}

function EditNote({ note }: { note: UserNote }) {
  const { base, fields, dirty, change, reset } = useDraft(note, names, fieldsOf);
  const edit = useNoteEdit(note.userId, reset);
  return (
    <>
      <UnsavedChanges when={dirty && !edit.isPending} />
      <form
        aria-label="Note"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (dirty && !edit.isPending) edit.save(base, fields);
        }}
      >
        {edit.error && <Notice tone="bad" error={edit.error} />}
        <TextArea
          label="Note about the customer"
          hint="Visible to staff only."
          maxLength={2000}
          value={fields.text}
          onChange={({ target }) => change({ text: target.value })}
        />
        <div className="flex flex-wrap items-center justify-end gap-3">
          {note.updatedAt !== null && (
            <p className="mr-auto text-sm text-ink-soft">
              {note.by?.name ?? 'A deleted user'}, <DateTime at={note.updatedAt} />
            </p>
          )}
          <Button look="quiet" disabled={!dirty} onClick={reset}>
            Discard note
          </Button>
          <Button type="submit" disabled={!dirty} busy={edit.isPending && !edit.conflict}>
            Save note
          </Button>
        </div>
      </form>
      {edit.conflict && (
        <ConflictDialog
          conflict={edit.conflict}
          fieldsOf={fieldsOf}
          labels={{ text: 'Note' }}
          names={names}
          busy={edit.isPending}
          onSave={edit.resolve}
          onDismiss={edit.dismiss}
        />
      )}
    </>
  );
}

function useNoteEdit(id: string, onSaved: () => void) {
  const queryClient = useQueryClient();
  return useVersionedEdit<UserNote, Name>({
    names,
    fieldsOf,
    isRow: isNote,
    save: ({ text = '' }, expectedVersion) =>
      store.users.setNote.mutate({ id, text, expectedVersion }),
    onSaved: (saved) => {
      onSaved();
      queryClient.setQueryData(customerNoteQuery(id).queryKey, saved);
      notify.success('Note saved');
    },
  });
}

function fieldsOf({ text }: UserNote): Fields<Name> {
  return { text };
}

function isNote(current: CurrentRow): current is UserNote & CurrentRow {
  return 'text' in current;
}
