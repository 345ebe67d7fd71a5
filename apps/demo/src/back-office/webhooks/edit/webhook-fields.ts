import type { Webhook, WebhookEventType } from '@order-store/sdk';
import { fieldErrors, type FieldErrors } from '../../../store/field-errors.ts';

/** The form state of a webhook. */
export interface WebhookFields {
  readonly url: string;
  readonly description: string;
  /** Null subscribes to all events. */
  readonly events: readonly WebhookEventType[] | null;
}

/** The form state of a new webhook. */
export const emptyWebhookFields: WebhookFields = { url: '', description: '', events: null };

/** The form state of an existing webhook. */
export function webhookFieldsOf({ url, description, events }: Webhook): WebhookFields {
  return { url, description: description ?? '', events };
}

/** Converts form fields to API input. */
export function toWebhookInput({ url, description, events }: WebhookFields) {
  return {
    url: url.trim(),
    description: description.trim() || null,
    events: events && [...events],
  };
}

/** Whether two form states lead to the same input. */
export function webhookFieldsEqual(one: WebhookFields, other: WebhookFields): boolean {
  return JSON.stringify(toWebhookInput(one)) === JSON.stringify(toWebhookInput(other));
}

/** Error messages by field. */
export function webhookFieldErrors(error: unknown): FieldErrors {
  return fieldErrors(error, {
    url: 'The URL',
    description: 'The description',
    events: 'The list of events',
  });
}
