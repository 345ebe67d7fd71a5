import type { User } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMe } from '../../account/account-queries.ts';
import { ordersKey } from '../../orders/order-queries.ts';
import { store } from '../../store/store.ts';
import { Card } from '../../ui/card.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import { notify } from '../../ui/notify.ts';
import { Notice } from '../../ui/notice.tsx';
import { customerQuery, customersKey } from './customer-queries.ts';

/** Erases a customer's personal data; the orders stay. Erasing again erases what was added since. */
export function EraseCustomer({ customer }: { customer: User }) {
  const { id, name, erasedAt } = customer;
  const queryClient = useQueryClient();
  const me = useMe();
  const erase = useMutation({
    mutationFn: () => store.users.erase.mutate({ id }),
    onSuccess: (erased) => {
      notify.success('Personal data erased');
      queryClient.setQueryData(customerQuery(id).queryKey, erased);
      void queryClient.invalidateQueries({ queryKey: customersKey });
      void queryClient.invalidateQueries({ queryKey: ordersKey });
    },
  });
  if (me?.id === id) return null;
  return (
    <Card title="Personal data">
      <div className="grid justify-items-start gap-4">
        {erase.error && <Notice tone="bad" error={erase.error} />}
        {erasedAt !== null && (
          <p>
            Erased <DateTime at={erasedAt} />. The orders stay.
          </p>
        )}
        <ConfirmButton
          label={erasedAt === null ? 'Erase personal data' : 'Erase again'}
          busy={erase.isPending}
          question={erasedAt === null ? `Erase ${name}’s personal data?` : 'Erase again?'}
          yes="Erase"
          no="Cancel"
          onYes={() => erase.mutate()}
        >
          <p>
            This erases the name, email, password, sessions, API keys, saved addresses and note, and
            the addresses, notes and data of all orders. Ship open orders first. The customer can’t
            sign in any more. Orders and payments stay. This can’t be undone.
          </p>
        </ConfirmButton>
      </div>
    </Card>
  );
}
