import type { Webhook } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { store } from '../../../store/store.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { webhookQuery, webhooksKey } from '../webhook-queries.ts';
import { WebhookStatus } from '../webhook-status.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { useUpdateWebhook } from './use-update-webhook.ts';

/** Webhook status, with actions to disable, rotate the secret and delete. */
export function WebhookCard({ webhook }: { webhook: Webhook }) {
  const { id, enabled } = webhook;
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const toggle = useUpdateWebhook();
  const rotate = useMutation({ mutationFn: () => store.webhooks.rotateSecret.mutate({ id }) });
  const remove = useMutation({
    mutationFn: () => store.webhooks.delete.mutate({ id }),
    onSuccess: async () => {
      await navigate({ to: '/back-office/webhooks' });
      queryClient.removeQueries({ queryKey: webhookQuery(id).queryKey });
      await queryClient.invalidateQueries({ queryKey: webhooksKey });
    },
  });
  const failure = toggle.error ?? rotate.error ?? remove.error;
  return (
    <Card title="Status" aside={<WebhookStatus webhook={webhook} />}>
      <div className="grid gap-3">
        <StatusText webhook={webhook} />
        {failure && <Notice tone="bad" error={failure} />}
        <Button
          look={enabled ? 'secondary' : 'primary'}
          busy={toggle.isPending}
          onClick={() => toggle.mutate({ id, enabled: !enabled })}
        >
          {enabled ? 'Disable' : 'Enable'}
        </Button>
        <ConfirmButton
          label="Roll secret"
          look="secondary"
          busy={rotate.isPending}
          question="Roll the signing secret?"
          yes="Roll secret"
          no="Cancel"
          onYes={() => rotate.mutate()}
        >
          <p>For 24 hours, deliveries are signed with both the old and the new secret.</p>
        </ConfirmButton>
        <ConfirmButton
          label="Delete"
          busy={remove.isPending}
          question="Delete this webhook?"
          yes="Delete webhook"
          no="Cancel"
          onYes={() => remove.mutate()}
        >
          <p>All its deliveries will be deleted, including pending ones. This can’t be undone.</p>
        </ConfirmButton>
      </div>
      {rotate.data && <SecretDialog secret={rotate.data.secret} onDone={rotate.reset} />}
    </Card>
  );
}

function StatusText({ webhook }: { webhook: Webhook }) {
  const { enabled, disabledReason, failingSince, createdAt } = webhook;
  if (!enabled) {
    return (
      <Notice tone="warn">
        <p>
          Disabled{disabledReason === null ? '' : `: ${disabledReason}`}. Pending deliveries are
          sent when you enable it.
        </p>
      </Notice>
    );
  }
  if (failingSince !== null) {
    return (
      <Notice tone="warn">
        <p>
          Deliveries have failed since <DateTime at={failingSince} />. The webhook is disabled after
          5 days without a successful delivery.
        </p>
      </Notice>
    );
  }
  return (
    <p className="text-ink-soft">
      Receiving events since <DateTime at={createdAt} />.
    </p>
  );
}
