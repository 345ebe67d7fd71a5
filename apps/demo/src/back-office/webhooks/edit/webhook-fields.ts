import type { Webhook, WebhookEventType } from '@order-store/sdk';
import { fieldErrors, type FieldErrors } from '../../../store/field-errors.ts';

/** A webhook as it stands in the form. */
export interface WebhookFields {
  readonly url: string;
  readonly description: string;
  /** Null: of everything. */
  readonly events: readonly WebhookEventType[] | null;
}

/** The form of a webhook that is not there yet. */
export const newWebhookFields: WebhookFields = { url: '', description: '', events: null };

/** The form of one that is there. */
export function webhookFieldsOf({ url, description, events }: Webhook): WebhookFields {
  return { url, description: description ?? '', events };
}

/** The form as the store takes it. */
export function webhookInputOf({ url, description, events }: WebhookFields) {
  return {
    url: url.trim(),
    description: description.trim() || null,
    events: events && [...events],
  };
}

/** Whether two forms say the same. */
export function sameWebhookFields(one: WebhookFields, other: WebhookFields): boolean {
  return JSON.stringify(webhookInputOf(one)) === JSON.stringify(webhookInputOf(other));
}

/** What the store has against each field. */
export function webhookFieldErrors(error: unknown): FieldErrors {
  return fieldErrors(error, {
    url: 'The address',
    description: 'The description',
    events: 'The list of events',
  });
}
