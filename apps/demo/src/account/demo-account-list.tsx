import type { DemoAccount } from './demo-accounts.ts';

interface DemoAccountListProps {
  accounts: readonly DemoAccount[];
  onSelect: (account: DemoAccount) => void;
}

/** Buttons that fill the sign-in form with a demo account. */
export function DemoAccountList({ accounts, onSelect }: DemoAccountListProps) {
  const suggested = [
    ...accounts.filter(({ role }) => role === 'customer').slice(0, 3),
    ...accounts.filter(({ role }) => role === 'staff').slice(0, 1),
  ];
  return (
    <section aria-labelledby="demo-accounts" className="mt-8 rounded-lg bg-rim-soft p-5">
      <h2 id="demo-accounts" className="text-lg">
        Demo accounts
      </h2>
      <p className="mt-1 text-sm text-ink-soft">Select an account to fill in the form.</p>
      <ul className="mt-4 grid gap-2 sm:grid-cols-2">
        {suggested.map((account) => (
          <li key={account.email}>
            <button
              type="button"
              onClick={() => onSelect(account)}
              className="w-full rounded-md border border-line bg-raised px-4 py-2.5 text-left transition-colors hover:border-rim"
            >
              <span className="block font-semibold">{account.name}</span>
              <span className="block text-sm text-ink-soft">
                {account.role === 'staff' ? 'Staff' : 'Customer'}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
