import type { OrderNote } from '@order-store/sdk';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { orderNotesQuery } from '../../orders/order-queries.ts';
import { store } from '../../store/store.ts';
import { Button } from '../../ui/button.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextArea } from '../../ui/text-area.tsx';

/** The notes of staff on an order, newest first, and a form to add one. Customers do not see them. */
export function OrderNotes({ orderId }: { orderId: string }) {
  const list = useInfiniteQuery(orderNotesQuery(orderId));
  const notes = list.data?.pages.flatMap(({ items }) => items);
  return (
    <div className="grid grid-cols-1 gap-5">
      <AddNote orderId={orderId} />
      {list.isError && !notes && <ErrorState error={list.error} onRetry={list.refetch} />}
      {list.isPending && <Skeleton label="Loading notes" className="h-16" />}
      {notes && notes.length > 0 && (
        <ul aria-label="Notes" className="grid grid-cols-1 gap-3">
          {notes.map((note) => (
            <NoteItem key={note.id} note={note} />
          ))}
        </ul>
      )}
      <LoadMore list={list} label="Show more notes" />
    </div>
  );
}

function NoteItem({ note: { text, by, at } }: { note: OrderNote }) {
  return (
    <li className="rounded-md bg-sunk px-4 py-2.5">
      <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>
      <p className="mt-1 text-sm text-ink-soft">
        {by?.name ?? 'A deleted user'}, <DateTime at={at} />
      </p>
    </li>
  );
}

function AddNote({ orderId: id }: { orderId: string }) {
  const queryClient = useQueryClient();
  const [text, setText] = useState('');
  const add = useMutation({
    mutationFn: () => store.orders.note.mutate({ id, text }),
    onSuccess: () => setText(''),
    onSettled: () => queryClient.invalidateQueries(orderNotesQuery(id)),
  });
  return (
    <form
      className="grid justify-items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!add.isPending && text.trim() !== '') add.mutate();
      }}
    >
      {add.error && <Notice tone="bad" error={add.error} />}
      <div className="w-full">
        <TextArea
          label="New note"
          hint="Visible to staff only."
          maxLength={1000}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <Button type="submit" look="secondary" busy={add.isPending} disabled={text.trim() === ''}>
        Add note
      </Button>
    </form>
  );
}
