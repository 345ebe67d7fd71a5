import type { Webhook } from '@order-store/sdk';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { UnsavedChanges } from '../../../ui/unsaved-changes.tsx';
import { useUpdateWebhook } from './use-update-webhook.ts';
import { webhookFieldsEqual, webhookFieldsOf, toWebhookInput } from './webhook-fields.ts';
import { WebhookInputs } from './webhook-inputs.tsx';

/** Form for a webhook's URL, description and events. */
export function EditWebhook({ webhook }: { webhook: Webhook }) {
  const [fields, setFields] = useState(() => webhookFieldsOf(webhook));
  const dirty = !webhookFieldsEqual(fields, webhookFieldsOf(webhook));
  const update = useUpdateWebhook((saved) => setFields(webhookFieldsOf(saved)));
  return (
    <Card title="Settings">
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!update.isPending) update.mutate({ id: webhook.id, ...toWebhookInput(fields) });
        }}
      >
        <WebhookInputs fields={fields} onChange={setFields} error={update.error} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" disabled={!dirty} busy={update.isPending}>
            Save
          </Button>
          {dirty && (
            <Button look="quiet" onClick={() => setFields(webhookFieldsOf(webhook))}>
              Discard
            </Button>
          )}
        </div>
      </form>
      <UnsavedChanges when={dirty} />
    </Card>
  );
}
