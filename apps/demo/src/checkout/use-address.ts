import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../account/account-queries.ts';
import { queries } from '../store/store.ts';
import { addressOf, type Address } from './address.ts';

/** The delivery address being edited. It starts with that of the account's last order. */
export function useAddress(): readonly [Address, (address: Address) => void] {
  const me = useMe();
  const [edited, setEdited] = useState<Address | null>(null);
  const { data: orders } = useQuery({
    ...queries.orders.list.queryOptions({ userId: me?.id, limit: 1 }),
    enabled: me !== undefined,
  });
  const [last] = orders?.items ?? [];
  const known = last && addressOf(last);
  return [edited ?? known ?? { ...empty, name: me?.name ?? '' }, setEdited];
}

const empty: Address = { name: '', street: '', city: '', postcode: '' };
