import type { Scope } from '@order-store/sdk';
import { useMe } from './account-queries.ts';

interface ScopeChoiceProps {
  scopes: readonly Scope[];
  onChange: (scopes: readonly Scope[]) => void;
}

/** Chooses what an API key may do, of what its owner may do. */
export function ScopeChoice({ scopes, onChange }: ScopeChoiceProps) {
  const isStaff = useMe()?.role === 'staff';
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-semibold">Scopes</legend>
      {scopeOptions
        .filter(({ forStaff }) => !forStaff || isStaff)
        .map(({ scope, text }) => (
          <label key={scope} className="flex min-h-9 items-center gap-3">
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={({ target }) =>
                onChange(
                  target.checked ? [...scopes, scope] : scopes.filter((each) => each !== scope),
                )
              }
              className="size-4.5 shrink-0 accent-rim"
            />
            <span className="w-20 shrink-0 font-medium">{scope}</span>
            <span className="text-ink-soft">{text}</span>
          </label>
        ))}
      {scopes.includes('staff') && (
        <p className="text-sm font-medium text-warn">
          A key with this scope has full staff access. Prefer the scopes that your app needs.
        </p>
      )}
      {scopes.length === 0 && (
        <p role="alert" className="text-sm font-medium text-bad">
          Select at least one scope.
        </p>
      )}
    </fieldset>
  );
}

const scopeOptions: readonly { scope: Scope; text: string; forStaff?: boolean }[] = [
  { scope: 'read', text: 'View your orders and profile' },
  { scope: 'orders', text: 'Place and cancel orders' },
  { scope: 'catalog', text: 'Change products, prices and stock', forStaff: true },
  { scope: 'fulfilment', text: 'View and process all orders', forStaff: true },
  { scope: 'webhooks', text: 'Manage webhooks', forStaff: true },
  { scope: 'reports', text: 'View reports and export orders', forStaff: true },
  { scope: 'users', text: 'View and manage customers', forStaff: true },
  { scope: 'payments', text: 'Record payments', forStaff: true },
  { scope: 'staff', text: 'Full staff access', forStaff: true },
];
