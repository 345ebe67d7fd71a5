import { useQuery } from '@tanstack/react-query';
import { Card } from '../ui/card.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AccountFrame } from './account-frame.tsx';
import { meQuery } from './account-queries.ts';
import { ProfileForm } from './profile-form.tsx';

export function AccountPage() {
  const me = useQuery(meQuery);
  return (
    <AccountFrame title="Your account">
      {me.isPending && <Skeleton label="Loading your account" className="h-96" />}
      {me.isError && !me.data && <ErrorState error={me.error} onRetry={me.refetch} />}
      {me.data && (
        <Card title="Profile">
          <ProfileForm key={me.data.id} me={me.data} />
          <p className="mt-6 border-t border-line pt-4 text-sm text-ink-soft">
            With us since <Moment at={me.data.createdAt} dateOnly />
          </p>
        </Card>
      )}
    </AccountFrame>
  );
}
