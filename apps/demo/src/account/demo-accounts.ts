import { queryOptions } from '@tanstack/react-query';

/** An account that visitors of the demo can use. */
export interface DemoAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

/** The demo accounts; empty if the server doesn't run the demo. */
export const demoAccountsQuery = queryOptions({
  queryKey: ['demo-accounts'],
  queryFn: async ({ signal }) => {
    const response = await fetch('/demo-accounts.json', { signal });
    if (!response.ok) return [];
    const accounts: unknown = await response.json();
    return Array.isArray(accounts) ? accounts.filter(isDemoAccount) : [];
  },
  staleTime: Infinity,
  retry: false,
});

function isDemoAccount(value: unknown): value is DemoAccount {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return ['name', 'email', 'password', 'role'].every(
    (name) => typeof fields.get(name) === 'string',
  );
}
