import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, buttonStyle } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { meQuery } from './account-queries.ts';
import { useSignOut } from './sign-out.ts';

export function AccountPage() {
  const me = useQuery(meQuery);
  const signOut = useSignOut();

  return (
    <Page title="Your account" width="form">
      {me.isPending && <Skeleton label="Loading your account" className="h-40" />}
      {me.isError && <ErrorState error={me.error} onRetry={me.refetch} />}
      {me.data && (
        <dl className="grid gap-4 rounded-lg border border-line bg-raised p-6">
          <Fact label="Name" value={me.data.name} />
          <Fact label="E-mail" value={me.data.email} />
          <div>
            <dt className="text-sm text-ink-soft">With us since</dt>
            <dd className="font-semibold">
              <Moment at={me.data.createdAt} dateOnly />
            </dd>
          </div>
        </dl>
      )}
      <div className="mt-6 flex flex-wrap gap-3">
        <Link to="/orders" className={buttonStyle({ look: 'secondary' })}>
          Your orders
        </Link>
        <Button look="quiet" busy={signOut.isPending} onClick={() => signOut.mutate()}>
          Sign out
        </Button>
      </div>
    </Page>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="font-semibold break-words">{value}</dd>
    </div>
  );
}
