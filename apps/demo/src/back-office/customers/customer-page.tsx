import { isStoreError, type User } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { buttonStyle } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ChangeRole } from './change-role.tsx';
import { CustomerNote } from './customer-note.tsx';
import { CustomerOrders } from './customer-orders.tsx';
import { customerQuery } from './customer-queries.ts';
import { CustomerSummary } from './customer-summary.tsx';
import { DeleteCustomer } from './delete-customer.tsx';
import { EditCustomer } from './edit-customer.tsx';
import { EraseCustomer } from './erase-customer.tsx';
import { RoleBadge } from './role-badge.tsx';

const route = getRouteApi('/back-office/customers/$id');

/** A customer's account and orders. */
export function CustomerPage() {
  const { id } = route.useParams();
  const { data: customer, error, refetch } = useQuery(customerQuery(id));

  if (isStoreError(error, 'USER_NOT_FOUND') || isStoreError(error, 'VALIDATION_FAILED')) {
    return <UnknownCustomer />;
  }
  return (
    <Page
      title={customer?.name ?? 'Customer'}
      width="wide"
      aside={customer && <RoleBadge role={customer.role} />}
    >
      {error && !customer && <ErrorState error={error} onRetry={refetch} />}
      {!error && !customer && <Skeleton label="Loading customer" className="h-96" />}
      {customer && <CustomerDetails key={customer.id} customer={customer} />}
    </Page>
  );
}

function CustomerDetails({ customer }: { customer: User }) {
  return (
    <>
      <p className="-mt-3 mb-6 text-ink-soft">
        Customer since <DateTime at={customer.createdAt} dateOnly />
      </p>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        <div className="grid grid-cols-1 gap-6">
          <CustomerSummary id={customer.id} />
          {customer.erasedAt === null && <CustomerNote id={customer.id} />}
          {customer.erasedAt === null && <EditCustomer customer={customer} />}
        </div>
        <div className="grid grid-cols-1 gap-6">
          {customer.erasedAt === null && <ChangeRole customer={customer} />}
          <EraseCustomer customer={customer} />
          <DeleteCustomer customer={customer} />
        </div>
      </div>
      <CustomerOrders customer={customer} />
      <Link
        to="/back-office/audit"
        search={{ user: customer.id }}
        className={`${buttonStyle({ look: 'quiet' })} mt-6`}
      >
        View audit trail
      </Link>
    </>
  );
}

function UnknownCustomer() {
  return (
    <Page title="Customer not found">
      <EmptyState title="No customer has this ID" art="BOK-00-TOM">
        <p>The account may have been deleted.</p>
        <Link to="/back-office/customers" className={buttonStyle()}>
          All customers
        </Link>
      </EmptyState>
    </Page>
  );
}
