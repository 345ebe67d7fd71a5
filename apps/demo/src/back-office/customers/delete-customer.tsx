import { isStoreError, type User } from '@order-store/sdk';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMe } from '../../account/account-queries.ts';
import { ordersKey } from '../../orders/order-queries.ts';
import { store } from '../../store/store.ts';
import { Card } from '../../ui/card.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { notify } from '../../ui/notify.ts';
import { Notice } from '../../ui/notice.tsx';
import { customersKey, orderCountQuery } from './customer-queries.ts';

/** Deletes an account. Accounts with orders cannot be deleted. */
export function DeleteCustomer({ customer }: { customer: User }) {
  const { id, name } = customer;
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const me = useMe();
  const { data: orders } = useQuery(orderCountQuery(id));
  const remove = useMutation({
    mutationFn: () => store.users.delete.mutate({ id }),
    onSuccess: async () => {
      notify.success(`${name}’s account deleted`);
      await navigate({ to: '/back-office/customers' });
      void queryClient.invalidateQueries({ queryKey: customersKey });
    },
    onError: () => queryClient.invalidateQueries({ queryKey: ordersKey }),
  });
  const isInUse = isStoreError(remove.error, 'IN_USE');

  return (
    <Card title="Account">
      <div className="grid justify-items-start gap-4">
        {isInUse && (
          <Notice tone="warn">The account wasn’t deleted: an order was placed just now.</Notice>
        )}
        {remove.error && !isInUse && <Notice tone="bad" error={remove.error} />}
        {undeletableReason(me?.id === id, orders) ?? (
          <ConfirmButton
            label="Delete account"
            busy={remove.isPending || orders === undefined}
            question={`Delete ${name}’s account?`}
            yes="Delete account"
            no="Cancel"
            onYes={() => remove.mutate()}
          >
            <p>They are signed out and their API keys stop working. This can’t be undone.</p>
          </ConfirmButton>
        )}
      </div>
    </Card>
  );
}

function undeletableReason(isMe: boolean, orders: number | undefined) {
  if (isMe) return <p>You can’t delete your own account here.</p>;
  if (orders === undefined || orders === 0) return null;
  return (
    <p className="text-ink-soft">
      Can’t delete: this customer has {orders === 1 ? '1 order' : `${orders} orders`}.
    </p>
  );
}
