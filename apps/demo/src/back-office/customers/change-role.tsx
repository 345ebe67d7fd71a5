import type { User } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMe } from '../../account/account-queries.ts';
import { store } from '../../store/store.ts';
import { Card } from '../../ui/card.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { notify } from '../../ui/notify.ts';
import { Notice } from '../../ui/notice.tsx';
import { customerQuery, customersKey } from './customer-queries.ts';

/** Switches an account between the roles customer and staff. */
export function ChangeRole({ customer }: { customer: User }) {
  const queryClient = useQueryClient();
  const me = useMe();
  const isStaff = customer.role === 'staff';
  const change = useMutation({
    mutationFn: (role: User['role']) => store.users.setRole.mutate({ id: customer.id, role }),
    onSuccess: (changed) => {
      queryClient.setQueryData(customerQuery(changed.id).queryKey, changed);
      void queryClient.invalidateQueries({ queryKey: customersKey });
      notify.success(`${changed.name} is now ${changed.role === 'staff' ? 'staff' : 'a customer'}`);
    },
  });
  return (
    <Card title="Role">
      <div className="grid justify-items-start gap-4">
        {change.error && <Notice tone="bad" error={change.error} />}
        <p className="text-ink-soft">
          {isStaff
            ? 'Staff: can view and change everything in the back office.'
            : 'Customer: can place orders and view their own.'}
        </p>
        {me?.id === customer.id ? (
          <p>You can’t change your own role.</p>
        ) : (
          <ConfirmButton
            label={isStaff ? 'Remove staff role' : 'Make staff'}
            busy={change.isPending}
            question={
              isStaff ? `Remove staff role from ${customer.name}?` : `Make ${customer.name} staff?`
            }
            yes={isStaff ? 'Remove role' : 'Make staff'}
            no="Cancel"
            onYes={() => change.mutate(isStaff ? 'customer' : 'staff')}
          >
            <p>
              {isStaff
                ? 'They lose access to the back office and see only their own orders.'
                : 'They can view and change everything in the back office, including roles.'}
            </p>
          </ConfirmButton>
        )}
      </div>
    </Card>
  );
}
