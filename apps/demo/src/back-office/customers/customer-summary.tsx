import { itemsOf } from '@order-store/sdk/react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { addressText } from '../../checkout/address.ts';
import { knownAddresses } from '../../checkout/known-addresses.ts';
import { orderListQuery } from '../../orders/order-queries.ts';
import { queries } from '../../store/store.ts';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { LastOrder, OrderCount, Spent } from './customer-figures.tsx';

/** What a customer has ordered and spent, and the delivery addresses of the latest orders. */
export function CustomerSummary({ id }: { id: string }) {
  const { data, error } = useQuery(queries.reports.customers.queryOptions({ ids: [id] }));
  const list = useInfiniteQuery(orderListQuery({ userId: id }));
  const figures = data?.[0];
  const addresses = knownAddresses([], itemsOf(list.data));
  if (error && !figures) return <Notice tone="bad" error={error} />;
  if (!figures) return <Skeleton label="Loading summary" className="h-32" />;
  return (
    <Card title="Summary">
      <dl className="grid gap-3">
        <Line name="Orders">
          <OrderCount {...figures} />
        </Line>
        <Line name="Spent">
          <Spent {...figures} />
        </Line>
        <Line name="Last order">
          <LastOrder {...figures} />
        </Line>
        {addresses.length > 0 && (
          <Line name={addresses.length === 1 ? 'Address' : 'Addresses'}>
            <ul className="grid gap-1 text-right">
              {addresses.map(({ address }) => (
                <li key={addressText(address)} className="wrap-anywhere">
                  {addressText(address)}
                </li>
              ))}
            </ul>
          </Line>
        )}
      </dl>
    </Card>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-6">
      <dt className="text-ink-soft">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
