import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { store } from '../../../store/store.ts';
import { Button, buttonStyle } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { UnsavedChanges } from '../../../ui/unsaved-changes.tsx';
import { webhooksKey } from '../webhook-queries.ts';
import { SecretDialog } from './secret-dialog.tsx';
import { emptyWebhookFields, webhookFieldsEqual, toWebhookInput } from './webhook-fields.ts';
import { WebhookInputs } from './webhook-inputs.tsx';

/** Form to create a webhook; afterwards shows its signing secret. */
export function NewWebhookPage() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [fields, setFields] = useState(emptyWebhookFields);
  const create = useMutation({
    mutationFn: () => store.webhooks.create.mutate(toWebhookInput(fields)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: webhooksKey }),
  });
  return (
    <Page title="New webhook">
      <form
        className="grid gap-5 rounded-lg border border-line bg-raised p-5 sm:p-6"
        onSubmit={(event) => {
          event.preventDefault();
          if (!create.isPending) create.mutate();
        }}
      >
        <WebhookInputs fields={fields} onChange={setFields} error={create.error} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" busy={create.isPending}>
            Create webhook
          </Button>
          <Link to="/back-office/webhooks" className={buttonStyle({ look: 'quiet' })}>
            Cancel
          </Link>
        </div>
      </form>
      {create.data && (
        <SecretDialog
          secret={create.data.secret}
          onDone={() =>
            void navigate({
              to: '/back-office/webhooks/$webhookId',
              params: { webhookId: create.data.id },
              replace: true,
            })
          }
        />
      )}
      <UnsavedChanges when={!create.isSuccess && !webhookFieldsEqual(fields, emptyWebhookFields)} />
    </Page>
  );
}
