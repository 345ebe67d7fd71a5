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
import { customersKey } from './customer-queries.ts';
import { orderCountQuery } from './order-count-query.ts';

/** Deletes an account; one that has orders stays, since orders keep who placed them. */
export function DeleteCustomer({ customer }: { customer: User }) {
  const { id, name } = customer;
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const me = useMe();
  const { data: orders } = useQuery(orderCountQuery(id));
  const remove = useMutation({
    mutationFn: () => store.users.delete.mutate({ id }),
    onSuccess: async () => {
      notify.success(`${name}’s account is deleted`);
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
          <Notice tone="warn">An order came in just now, so the account was not deleted.</Notice>
        )}
        {remove.error && !isInUse && <Notice tone="bad" error={remove.error} />}
        {whyNot(me?.id === id, orders) ?? (
          <ConfirmButton
            label="Delete the account"
            busy={remove.isPending || orders === undefined}
            question={`Delete ${name}’s account?`}
            yes="Delete it"
            no="Keep it"
            onYes={() => remove.mutate()}
          >
            <p>Their sessions and keys end at once. This cannot be undone.</p>
          </ConfirmButton>
        )}
      </div>
    </Card>
  );
}

function whyNot(isMe: boolean, orders: number | undefined) {
  if (isMe) return <p>This is you. Other staff must delete your account.</p>;
  if (orders === undefined || orders === 0) return null;
  return (
    <p className="text-ink-soft">
      Has {orders === 1 ? 'an order' : `${orders} orders`}, so it cannot be deleted: orders keep who
      placed them.
    </p>
  );
}
