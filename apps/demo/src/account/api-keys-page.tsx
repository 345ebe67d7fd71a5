import type { NewApiKey } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '../ui/card.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AccountFrame } from './account-frame.tsx';
import { apiKeysQuery } from './account-queries.ts';
import { ApiKeyList } from './api-key-list.tsx';
import { CreateApiKeyForm } from './create-api-key-form.tsx';
import { NewKey } from './new-key.tsx';

export function ApiKeysPage() {
  const keys = useQuery(apiKeysQuery);
  const [made, setMade] = useState<NewApiKey | null>(null);
  return (
    <AccountFrame title="API keys">
      <p className="-mt-1 text-ink-soft">
        With a key, a program of yours talks to the shop as you, as far as you let it.
      </p>
      {made && <NewKey key={made.id} made={made} onDone={() => setMade(null)} />}
      <Card title="Your keys">
        {keys.isPending && <Skeleton label="Loading your keys" className="h-20" />}
        {keys.isError && !keys.data && <ErrorState error={keys.error} onRetry={keys.refetch} />}
        {keys.data && <ApiKeyList keys={keys.data} />}
      </Card>
      <Card title="Make a key">
        <CreateApiKeyForm onMade={setMade} />
      </Card>
    </AccountFrame>
  );
}
