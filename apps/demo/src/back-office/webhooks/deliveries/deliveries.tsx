import { itemsOf } from '@order-store/sdk/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { Select } from '../../../ui/select.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { deliveryListQuery } from '../webhook-queries.ts';
import { deliveryBadges, deliveryStatuses } from './delivery-status.ts';
import { DeliveryTable } from './delivery-table.tsx';

const route = getRouteApi('/back-office/webhooks/$webhookId');

/** The deliveries of a webhook, filterable by status and refreshed regularly. */
export function Deliveries() {
  const { webhookId } = route.useParams();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <section aria-labelledby="deliveries" className="mt-10">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h2 id="deliveries" className="text-2xl">
          Deliveries
        </h2>
        <Select
          label="Filter by status"
          value={filter.status ?? ''}
          onChange={({ target: { value } }) => {
            const status = deliveryStatuses.find((known) => known === value);
            void navigate({ search: { status }, replace: true, resetScroll: false });
          }}
        >
          <option value="">All deliveries</option>
          {deliveryStatuses.map((status) => (
            <option key={status} value={status}>
              {deliveryBadges[status].name}
            </option>
          ))}
        </Select>
      </div>
      <List webhookId={webhookId} />
    </section>
  );
}

function List({ webhookId }: { webhookId: string }) {
  const filter = route.useSearch();
  const list = useInfiniteQuery(deliveryListQuery(webhookId, filter));
  if (list.isPending) return <Skeleton label="Loading deliveries" className="h-60" />;
  if (list.isError && !list.data) return <ErrorState error={list.error} onRetry={list.refetch} />;
  const deliveries = itemsOf(list.data);
  if (deliveries.length === 0) {
    return (
      <p className="rounded-lg bg-sunk px-6 py-10 text-center text-ink-soft">
        {filter.status === undefined ? 'No deliveries yet.' : 'No deliveries with this status.'}
      </p>
    );
  }
  return (
    <>
      <DeliveryTable deliveries={deliveries} />
      <LoadMore list={list} label="Load more deliveries" />
    </>
  );
}
