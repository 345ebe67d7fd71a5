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
import { WebhookState } from '../webhook-state.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { useUpdateWebhook } from './use-update-webhook.ts';

/** How a webhook fares, and what can be done about it as a whole. */
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
    <Card title="State" aside={<WebhookState webhook={webhook} />}>
      <div className="grid gap-3">
        <Story webhook={webhook} />
        {failure && <Notice tone="bad" error={failure} />}
        <Button
          look={enabled ? 'secondary' : 'primary'}
          busy={toggle.isPending}
          onClick={() => toggle.mutate({ id, enabled: !enabled })}
        >
          {enabled ? 'Turn it off' : 'Turn it on'}
        </Button>
        <ConfirmButton
          label="New secret"
          look="secondary"
          busy={rotate.isPending}
          question="Make a new secret?"
          yes="Make one"
          no="Keep the old one"
          onYes={() => rotate.mutate()}
        >
          <p>For 24 hours messages carry a signature of the old one too.</p>
        </ConfirmButton>
        <ConfirmButton
          label="Delete"
          busy={remove.isPending}
          question="Delete this webhook?"
          yes="Delete it"
          no="Keep it"
          onYes={() => remove.mutate()}
        >
          <p>Its deliveries go with it, also those that wait.</p>
        </ConfirmButton>
      </div>
      {rotate.data && <SecretDialog secret={rotate.data.secret} onDone={rotate.reset} />}
    </Card>
  );
}

function Story({ webhook }: { webhook: Webhook }) {
  const { enabled, disabledReason, failingSince, createdAt } = webhook;
  if (!enabled) {
    return (
      <Notice tone="warn">
        <p>
          Told of nothing{disabledReason === null ? '' : `: ${disabledReason}`}. What waits is sent
          when it is turned on.
        </p>
      </Notice>
    );
  }
  if (failingSince !== null) {
    return (
      <Notice tone="warn">
        <p>
          No message got through since <DateTime at={failingSince} />. After five days without one
          it is turned off.
        </p>
      </Notice>
    );
  }
  return (
    <p className="text-ink-soft">
      Told of what happens since <DateTime at={createdAt} />.
    </p>
  );
}
