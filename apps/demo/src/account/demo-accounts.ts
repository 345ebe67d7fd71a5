import { queryOptions } from '@tanstack/react-query';
import { fieldsOf } from '../store/fields-of.ts';

/** An account that the demo invites to try. */
export interface DemoAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

/** The accounts of the demo; none when the server is no demo. */
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
  const fields = fieldsOf(value);
  return ['name', 'email', 'password', 'role'].every(
    (name) => typeof fields.get(name) === 'string',
  );
}
