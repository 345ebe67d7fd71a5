import type { ApiKey } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { describeError } from '../store/describe-error.ts';
import { store } from '../store/store.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Moment } from '../ui/moment.tsx';
import { notify } from '../ui/notify.ts';
import { apiKeysQuery } from './account-queries.ts';

/** One's keys, each with what it may do and its end. */
export function ApiKeyList({ keys }: { keys: readonly ApiKey[] }) {
  if (keys.length === 0) {
    return <p className="text-ink-soft">There is none yet. Make one below.</p>;
  }
  return (
    <ul className="divide-y divide-line">
      {keys.map((key) => (
        <li
          key={key.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4 first:pt-0 last:pb-0"
        >
          <div className="min-w-0 grow basis-60">
            <h3 className="font-sans text-base font-semibold break-words">{key.name}</h3>
            <p className="text-sm text-ink-soft">
              <code className="font-mono text-xs">{key.hint}</code> · may {key.scopes.join(', ')}
            </p>
            <p className="text-sm text-ink-soft">
              {key.lastUsedAt === null ? (
                'never used'
              ) : (
                <>
                  last used <Moment at={key.lastUsedAt} />
                </>
              )}{' '}
              · <Expiry at={key.expiresAt} />
            </p>
          </div>
          <Revoke apiKey={key} />
        </li>
      ))}
    </ul>
  );
}

function Expiry({ at }: { at: string | null }) {
  if (at === null) return 'lives until it is revoked';
  return (
    <>
      good until <Moment at={at} />
    </>
  );
}

function Revoke({ apiKey: { id, name } }: { apiKey: ApiKey }) {
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => store.auth.revokeApiKey.mutate({ id }),
    onSuccess: () => notify.success('The key is revoked.'),
    onError: (error) => notify.error(describeError(error).message),
    onSettled: () => queryClient.invalidateQueries(apiKeysQuery),
  });
  return (
    <ConfirmButton
      label="Revoke"
      size="small"
      busy={revoke.isPending}
      question={`Revoke “${name}”?`}
      yes="Revoke it"
      no="Keep it"
      onYes={() => revoke.mutate()}
    >
      <p>Programs that use it are refused from then on. A revoked key cannot be brought back.</p>
    </ConfirmButton>
  );
}
