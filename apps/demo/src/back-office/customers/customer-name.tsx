import { isStoreError } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { customerQuery } from './customer-queries.ts';

/** The name of the account with this id. */
export function CustomerName({ id }: { id: string }) {
  const { data, error } = useQuery({ ...customerQuery(id), staleTime: 300_000 });
  if (isStoreError(error, 'USER_NOT_FOUND')) return <>Deleted user</>;
  return <>{data?.name ?? '…'}</>;
}
