import type { Session } from '@order-store/sdk';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Monitor } from 'lucide-react';
import { describeError } from '../store/describe-error.ts';
import { store } from '../store/store.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Moment } from '../ui/moment.tsx';
import { notify } from '../ui/notify.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { sessionsQuery } from './account-queries.ts';
import { deviceOf } from './device.ts';

/** Where one is signed in, and the end of it. */
export function SessionList() {
  const sessions = useQuery(sessionsQuery);
  const others = sessions.data?.filter(({ current }) => !current) ?? [];
  return (
    <Card title="Where you are signed in" aside={others.length > 1 && <EndOthers />}>
      {sessions.isPending && <Skeleton label="Loading your sessions" className="h-20" />}
      {sessions.isError && !sessions.data && (
        <ErrorState error={sessions.error} onRetry={sessions.refetch} />
      )}
      {sessions.data && (
        <ul className="divide-y divide-line">
          {sessions.data.map((session) => (
            <li key={session.id} className="py-4 first:pt-0 last:pb-0">
              <OneSession session={session} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function OneSession({ session }: { session: Session }) {
  const { id, current, userAgent, address, createdAt, lastUsedAt } = session;
  const device = deviceOf(userAgent);
  const end = useEnding(() => store.auth.endSession.mutate({ id }), 'That session has ended.');
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Monitor aria-hidden className="size-6 shrink-0 text-ink-soft" />
      <div className="min-w-0 grow basis-60">
        <p className="flex flex-wrap items-center gap-x-2.5 font-semibold break-words">
          {device}
          {current && (
            <span className="rounded-full bg-good-soft px-2.5 py-0.5 text-xs font-semibold text-good">
              This browser
            </span>
          )}
        </p>
        <p className="text-sm text-ink-soft">
          {address !== null && <>{address} · </>}since <Moment at={createdAt} />
          {!current && (
            <>
              {' '}
              · last used <Moment at={lastUsedAt} />
            </>
          )}
        </p>
      </div>
      {!current && (
        <Button
          look="secondary"
          size="small"
          busy={end.isPending}
          aria-label={`End the session of ${device}`}
          onClick={() => end.mutate()}
        >
          End
        </Button>
      )}
    </div>
  );
}

function EndOthers() {
  const end = useEnding(
    () => store.auth.endOtherSessions.mutate(),
    'All other sessions have ended.',
  );
  return (
    <ConfirmButton
      label="End all others"
      size="small"
      busy={end.isPending}
      question="End all other sessions?"
      yes="End them"
      no="Keep them"
      onYes={() => end.mutate()}
    >
      <p>Whoever is signed in to your account elsewhere has to sign in again. You stay.</p>
    </ConfirmButton>
  );
}

function useEnding(call: () => Promise<unknown>, done: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: call,
    onSuccess: () => notify.success(done),
    onError: (error) => notify.error(describeError(error).message),
    onSettled: () => queryClient.invalidateQueries(sessionsQuery),
  });
}
