import type { RouterInputs, StoreClient } from '@order-store/sdk';

type Scopes = RouterInputs['auth']['createApiKey']['scopes'];

/** Creates an API key of this name. The keys of earlier runs are revoked. */
export async function renewApiKey(
  staff: StoreClient,
  name: string,
  scopes: Scopes,
): Promise<string> {
  for (const key of await staff.auth.listApiKeys.query())
    if (key.name === name) await staff.auth.revokeApiKey.mutate({ id: key.id });
  return (await staff.auth.createApiKey.mutate({ name, scopes, expiresAt: null })).key;
}
