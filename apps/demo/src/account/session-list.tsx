import type { Session } from '@order-store/sdk';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Monitor } from 'lucide-react';
import { describeError } from '../store/describe-error.ts';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { DateTime } from '../ui/date-time.tsx';
import { notify } from '../ui/notify.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { sessionsQuery } from './account-queries.ts';
import { describeDevice } from './device.ts';

/** The user's active sessions, with buttons to sign out each. */
export function SessionList() {
  const sessions = useQuery(sessionsQuery);
  const others = sessions.data?.filter(({ current }) => !current) ?? [];
  return (
    <Card title="Active sessions" aside={others.length > 1 && <SignOutOthers />}>
      {sessions.isPending && <Skeleton label="Loading your sessions" className="h-20" />}
      {sessions.isError && !sessions.data && (
        <ErrorState error={sessions.error} onRetry={sessions.refetch} />
      )}
      {sessions.data && (
        <ul className="divide-y divide-line">
          {sessions.data.map((session) => (
            <li key={session.id} className="py-4 first:pt-0 last:pb-0">
              <SessionRow session={session} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function SessionRow({ session }: { session: Session }) {
  const { id, current, userAgent, address, createdAt, lastUsedAt } = session;
  const device = describeDevice(userAgent);
  const end = useEndSession(() => store.auth.endSession.mutate({ id }), 'Signed out');
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Monitor aria-hidden className="size-6 shrink-0 text-ink-soft" />
      <div className="min-w-0 grow basis-60">
        <p className="flex flex-wrap items-center gap-x-2.5 font-semibold wrap-anywhere">
          {device}
          {current && (
            <span className="rounded-full bg-good-soft px-2.5 py-0.5 text-xs font-semibold text-good">
              This device
            </span>
          )}
        </p>
        <p className="text-sm text-ink-soft">
          {address !== null && <>{address} · </>}Signed in <DateTime at={createdAt} />
          {!current && (
            <>
              {' '}
              · Last active <DateTime at={lastUsedAt} />
            </>
          )}
        </p>
      </div>
      {!current && (
        <Button
          look="secondary"
          size="small"
          busy={end.isPending}
          aria-label={`Sign out of ${device}`}
          onClick={() => end.mutate()}
        >
          Sign out
        </Button>
      )}
    </div>
  );
}

function SignOutOthers() {
  const end = useEndSession(
    () => store.auth.endOtherSessions.mutate(),
    'Signed out on all other devices',
  );
  return (
    <ConfirmButton
      label="Sign out all"
      size="small"
      busy={end.isPending}
      question="Sign out all other devices?"
      yes="Sign out all"
      no="Cancel"
      onYes={() => end.mutate()}
    >
      <p>You’ll stay signed in on this device.</p>
    </ConfirmButton>
  );
}

function useEndSession(call: () => Promise<unknown>, successMessage: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: call,
    onSuccess: () => notify.success(successMessage),
    onError: (error) => notify.error(describeError(error).message),
    onSettled: () => queryClient.invalidateQueries(sessionsQuery),
  });
}
