import { useQuery } from '@tanstack/react-query';
import { AddressBookCard } from '../address-book/address-book-card.tsx';
import { Card } from '../ui/card.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { DateTime } from '../ui/date-time.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AccountLayout } from './account-layout.tsx';
import { meQuery } from './account-queries.ts';
import { ProfileForm } from './profile-form.tsx';

export function AccountPage() {
  const me = useQuery(meQuery);
  return (
    <AccountLayout title="Account">
      {me.isPending && <Skeleton label="Loading your profile" className="h-96" />}
      {me.isError && !me.data && <ErrorState error={me.error} onRetry={me.refetch} />}
      {me.data && (
        <>
          <Card title="Profile">
            <ProfileForm key={me.data.id} me={me.data} />
            <p className="mt-6 border-t border-line pt-4 text-sm text-ink-soft">
              Customer since <DateTime at={me.data.createdAt} dateOnly />
            </p>
          </Card>
          <AddressBookCard key={`addresses ${me.data.id}`} />
        </>
      )}
    </AccountLayout>
  );
}
