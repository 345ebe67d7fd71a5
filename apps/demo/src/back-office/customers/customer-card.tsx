import { isStoreError } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { customerQuery } from './customer-queries.ts';

/** The customer of an order, linked to their account. */
export function CustomerCard({ id }: { id: string }) {
  const { data: customer, error } = useQuery(customerQuery(id));
  return (
    <Card title="Customer">
      {customer && (
        <>
          <Link
            to="/back-office/customers/$id"
            params={{ id }}
            className="font-semibold wrap-anywhere text-rim underline-offset-4 hover:underline"
          >
            {customer.name}
          </Link>
          <p className="break-all text-ink-soft">{customer.email}</p>
        </>
      )}
      {!customer && !error && <Skeleton label="Loading customer" className="h-12" />}
      {!customer && isStoreError(error, 'USER_NOT_FOUND') && <p>This account was deleted.</p>}
      {!customer && error && !isStoreError(error, 'USER_NOT_FOUND') && (
        <Notice tone="bad" error={error} />
      )}
    </Card>
  );
}
