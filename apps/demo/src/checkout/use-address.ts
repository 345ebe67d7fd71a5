import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../account/account-queries.ts';
import { queries } from '../store/store.ts';
import type { Address } from './address.ts';
import { pastAddresses } from './past-addresses.ts';

interface AddressChoice {
  /** The delivery address being edited. It starts with that of the account's last order. */
  readonly address: Address;
  readonly setAddress: (address: Address) => void;
  /** The addresses of earlier orders, latest first. */
  readonly known: readonly Address[];
}

export function useAddress(): AddressChoice {
  const me = useMe();
  const [edited, setAddress] = useState<Address | null>(null);
  const { data: orders } = useQuery({
    ...queries.orders.list.queryOptions({ userId: me?.id, limit: 50 }),
    enabled: me !== undefined,
  });
  const known = pastAddresses(orders?.items ?? []);
  const address = edited ?? known[0] ?? { ...empty, name: me?.name ?? '' };
  return { address, setAddress, known };
}

const empty: Address = { name: '', street: '', city: '', postcode: '' };
