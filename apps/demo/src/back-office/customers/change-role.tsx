import type { User } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMe } from '../../account/account-queries.ts';
import { store } from '../../store/store.ts';
import { Card } from '../../ui/card.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { notify } from '../../ui/notify.ts';
import { Notice } from '../../ui/notice.tsx';
import { customerQuery, customersKey } from './customer-queries.ts';

/** Makes somebody staff, or a customer again. */
export function ChangeRole({ customer }: { customer: User }) {
  const queryClient = useQueryClient();
  const me = useMe();
  const isStaff = customer.role === 'staff';
  const change = useMutation({
    mutationFn: (role: User['role']) => store.users.setRole.mutate({ id: customer.id, role }),
    onSuccess: (changed) => {
      queryClient.setQueryData(customerQuery(changed.id).queryKey, changed);
      void queryClient.invalidateQueries({ queryKey: customersKey });
      notify.success(`${changed.name} is ${changed.role === 'staff' ? 'staff' : 'a customer'} now`);
    },
  });
  return (
    <Card title="Role">
      <div className="grid justify-items-start gap-4">
        {change.error && <Notice tone="bad" error={change.error} />}
        <p className="text-ink-soft">
          {isStaff
            ? 'Staff: sees and changes everything in this back office.'
            : 'A customer: buys, and sees their own orders.'}
        </p>
        {me?.id === customer.id ? (
          <p>This is you. Other staff must change your role.</p>
        ) : (
          <ConfirmButton
            label={isStaff ? 'Make a customer again' : 'Make staff'}
            busy={change.isPending}
            question={
              isStaff ? `Take the role from ${customer.name}?` : `Make ${customer.name} staff?`
            }
            yes={isStaff ? 'Make a customer' : 'Make staff'}
            no="Leave it"
            onYes={() => change.mutate(isStaff ? 'customer' : 'staff')}
          >
            <p>
              {isStaff
                ? 'From now on they see no more than their own orders.'
                : 'From now on they may see and change everything here, also other people’s roles.'}
            </p>
          </ConfirmButton>
        )}
      </div>
    </Card>
  );
}
