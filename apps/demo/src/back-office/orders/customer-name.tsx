import { useQuery } from '@tanstack/react-query';
import { own } from '../../store/query-client.ts';
import { store } from '../../store/store.ts';

/** The name behind an order. */
export function CustomerName({ id }: { id: string }) {
  const { data } = useQuery({
    queryKey: [own, 'customers', id],
    queryFn: ({ signal }) => store.users.get.query({ id }, { signal }),
    staleTime: 300_000,
  });
  return <>{data?.name ?? '…'}</>;
}
