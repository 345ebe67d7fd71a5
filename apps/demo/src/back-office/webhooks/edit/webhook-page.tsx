import { isStoreError } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { buttonStyle } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { BackLink } from '../../layout/back-link.tsx';
import { Deliveries } from '../deliveries/deliveries.tsx';
import { webhookQuery } from '../webhook-queries.ts';
import { EditWebhook } from './edit-webhook.tsx';
import { WebhookCard } from './webhook-card.tsx';

const route = getRouteApi('/back-office/webhooks/$webhookId');

/** Webhook settings, status and deliveries. */
export function WebhookPage() {
  const { webhookId } = route.useParams();
  const { data, error, refetch } = useQuery({
    ...webhookQuery(webhookId),
    // The status can change with every delivery.
    refetchInterval: 10_000,
  });
  return (
    <Page
      title={data ? hostOf(data.url) : 'Webhook'}
      width="wide"
      above={<BackLink to="/back-office/webhooks">All webhooks</BackLink>}
    >
      {data ? (
        <>
          <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
            <EditWebhook key={data.id} webhook={data} />
            <WebhookCard webhook={data} />
          </div>
          <Deliveries />
        </>
      ) : isStoreError(error, 'WEBHOOK_NOT_FOUND') || isStoreError(error, 'VALIDATION_FAILED') ? (
        <EmptyState title="Webhook not found" art="JAR-00-SAG">
          <p>It may have been deleted, or the link may be wrong.</p>
          <Link to="/back-office/webhooks" className={buttonStyle()}>
            Back to webhooks
          </Link>
        </EmptyState>
      ) : error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : (
        <Skeleton label="Loading webhook" className="h-[36rem]" />
      )}
    </Page>
  );
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}
