import type { User } from '@order-store/sdk';

export function RoleBadge({ role }: Pick<User, 'role'>) {
  return (
    <span
      className={`inline-block rounded-full whitespace-nowrap px-3 py-0.5 text-sm font-semibold ${role === 'staff' ? 'bg-rim-soft text-rim' : 'bg-sunk text-ink-soft'}`}
    >
      {role === 'staff' ? 'Staff' : 'Customer'}
    </span>
  );
}
