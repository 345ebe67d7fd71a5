import { isStoreError } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { customerQuery } from './customer-queries.ts';

/** The name of somebody, such as whoever ordered. */
export function CustomerName({ id }: { id: string }) {
  const { data, error } = useQuery({ ...customerQuery(id), staleTime: 300_000 });
  if (isStoreError(error, 'USER_NOT_FOUND')) return <>Somebody deleted</>;
  return <>{data?.name ?? '…'}</>;
}
