import type { NewApiKey } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '../ui/card.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AccountLayout } from './account-layout.tsx';
import { apiKeysQuery } from './account-queries.ts';
import { ApiKeyList } from './api-key-list.tsx';
import { CreateApiKeyForm } from './create-api-key-form.tsx';
import { CreatedApiKey } from './created-api-key.tsx';

export function ApiKeysPage() {
  const keys = useQuery(apiKeysQuery);
  const [created, setCreated] = useState<NewApiKey | null>(null);
  return (
    <AccountLayout title="API keys">
      <p className="-mt-1 text-ink-soft">API keys let your apps act on your behalf.</p>
      {created && (
        <CreatedApiKey key={created.id} apiKey={created} onDone={() => setCreated(null)} />
      )}
      <Card title="Your keys">
        {keys.isPending && <Skeleton label="Loading API keys" className="h-20" />}
        {keys.isError && !keys.data && <ErrorState error={keys.error} onRetry={keys.refetch} />}
        {keys.data && <ApiKeyList keys={keys.data} />}
      </Card>
      <Card title="Create API key">
        <CreateApiKeyForm onCreated={setCreated} />
      </Card>
    </AccountLayout>
  );
}
