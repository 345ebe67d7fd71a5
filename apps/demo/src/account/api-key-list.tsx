import type { ApiKey } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { describeError } from '../store/describe-error.ts';
import { store } from '../store/store.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { DateTime } from '../ui/date-time.tsx';
import { notify } from '../ui/notify.ts';
import { apiKeysQuery } from './account-queries.ts';

/** The user's API keys with scopes, expiry and a button to revoke each. */
export function ApiKeyList({ keys }: { keys: readonly ApiKey[] }) {
  if (keys.length === 0) {
    return <p className="text-ink-soft">No API keys yet</p>;
  }
  return (
    <ul className="divide-y divide-line">
      {keys.map((key) => (
        <li
          key={key.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4 first:pt-0 last:pb-0"
        >
          <div className="min-w-0 grow basis-60">
            <h3 className="font-sans text-base font-semibold wrap-anywhere">{key.name}</h3>
            <p className="text-sm text-ink-soft">
              <code className="font-mono text-xs">{key.hint}</code> · Scopes:{' '}
              {key.scopes.join(', ')}
            </p>
            <p className="text-sm text-ink-soft">
              {key.lastUsedAt === null ? (
                'Never used'
              ) : (
                <>
                  Last used <DateTime at={key.lastUsedAt} />
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
  if (at === null) return 'Never expires';
  return (
    <>
      Expires <DateTime at={at} />
    </>
  );
}

function Revoke({ apiKey: { id, name } }: { apiKey: ApiKey }) {
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => store.auth.revokeApiKey.mutate({ id }),
    onSuccess: () => notify.success('API key revoked'),
    onError: (error) => notify.error(describeError(error).message),
    onSettled: () => queryClient.invalidateQueries(apiKeysQuery),
  });
  return (
    <ConfirmButton
      label="Revoke"
      size="small"
      busy={revoke.isPending}
      question={`Revoke “${name}”?`}
      yes="Revoke key"
      no="Cancel"
      onYes={() => revoke.mutate()}
    >
      <p>Apps that use this key will lose access immediately. This can’t be undone.</p>
    </ConfirmButton>
  );
}
