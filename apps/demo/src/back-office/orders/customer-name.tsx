import { useQuery } from '@tanstack/react-query';
import { queries } from '../../store/store.ts';

/** The name behind an order. */
export function CustomerName({ id }: { id: string }) {
  const { data } = useQuery({ ...queries.users.get.queryOptions({ id }), staleTime: 300_000 });
  return <>{data?.name ?? '…'}</>;
}
