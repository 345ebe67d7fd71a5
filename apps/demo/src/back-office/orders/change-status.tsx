import { isStoreError, type Order } from '@order-store/sdk';
import { useState } from 'react';
import { statusNames } from '../../orders/order-status.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { actionsFor, isConfirmed, type StatusAction } from './status-actions.ts';
import { useOrderChange } from './use-order-change.ts';

/**
 * The status actions of an order, with notes for staff and for the customer. An action runs only on the version that is
 * shown; after a version conflict the notes are kept.
 */
export function ChangeStatus({ order }: { order: Order }) {
  const [notes, setNotes] = useState(noNotes);
  const { change, pendingStatus } = useChangeStatus(order, notes, () => setNotes(noNotes));
  const actions = actionsFor(order);
  const forward = actions.find(({ to }) => to !== 'cancelled');
  const cancel = actions.find(({ to }) => to === 'cancelled');
  const isConflict = isStoreError(change.error, 'VERSION_CONFLICT');

  return (
    <Card title="Status">
      <div className="grid gap-4">
        {isConflict && (
          <Notice tone="warn">
            Someone else updated this order. It is now {statusNames[order.status].toLowerCase()}.
            Your change was not saved.
          </Notice>
        )}
        {change.error && !isConflict && <Notice tone="bad" error={change.error} />}
        {actions.length === 0 ? (
          <p className="text-ink-soft">
            {order.status === 'cancelled'
              ? 'Cancelled. Items were restocked.'
              : 'Delivered. No further action.'}
          </p>
        ) : (
          <NoteFields notes={notes} readOnly={change.isPending} onChange={setNotes} />
        )}
        {forward && (
          <Button busy={pendingStatus === forward.to} onClick={() => change.mutate(forward)}>
            {forward.label} order
          </Button>
        )}
        {cancel && (
          <ConfirmButton
            label="Cancel order"
            busy={pendingStatus === cancel.to}
            question="Cancel this order?"
            yes="Cancel order"
            no="Go back"
            onYes={() => change.mutate(cancel)}
          >
            <p>Items will be restocked. This can’t be undone.</p>
          </ConfirmButton>
        )}
      </div>
    </Card>
  );
}

type Notes = typeof noNotes;

const noNotes = { note: '', customerNote: '' };

interface NoteFieldsProps {
  notes: Notes;
  /** While a change with the notes is made, which clears them. */
  readOnly: boolean;
  onChange: (notes: Notes) => void;
}

function NoteFields({ notes, readOnly, onChange }: NoteFieldsProps) {
  return (
    <>
      <TextArea
        label="Note to the customer"
        hint="Visible to the customer."
        maxLength={1000}
        readOnly={readOnly}
        value={notes.customerNote}
        onChange={({ target }) => onChange({ ...notes, customerNote: target.value })}
      />
      <TextArea
        label="Internal note"
        hint="Visible to staff only."
        maxLength={1000}
        readOnly={readOnly}
        value={notes.note}
        onChange={({ target }) => onChange({ ...notes, note: target.value })}
      />
    </>
  );
}

function useChangeStatus(order: Order, notes: Notes, onChanged: () => void) {
  const change = useOrderChange(
    async (action: StatusAction) =>
      (await isConfirmed(action, order.orderNumber))
        ? action.run({
            id: order.id,
            expectedVersion: order.version,
            ...(notes.note.trim() === '' ? {} : { note: notes.note }),
            ...(notes.customerNote.trim() === '' ? {} : { customerNote: notes.customerNote }),
          })
        : null,
    onChanged,
  );
  return { change, pendingStatus: change.isPending ? change.variables.to : null };
}
