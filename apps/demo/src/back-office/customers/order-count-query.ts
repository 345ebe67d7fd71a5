import { queries } from '../../store/store.ts';

/** The first page of somebody's orders, which says how many there are. */
export function orderCountQuery(userId: string) {
  return {
    ...queries.orders.listByPage.queryOptions({ userId, pageSize: 1 }),
    select: ({ total }: { readonly total: number }) => total,
  };
}
