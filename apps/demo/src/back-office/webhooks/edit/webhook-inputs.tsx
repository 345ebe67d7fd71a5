import type { WebhookEventType } from '@order-store/sdk';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { eventNames, eventTypes } from '../event-names.ts';
import { webhookFieldErrors, type WebhookFields } from './webhook-fields.ts';

interface WebhookInputsProps {
  fields: WebhookFields;
  onChange: (fields: WebhookFields) => void;
  /** The error of the last save. */
  error: Error | null;
}

/** The form fields of a webhook. */
export function WebhookInputs({ fields, onChange, error }: WebhookInputsProps) {
  const errors = webhookFieldErrors(error);
  return (
    <>
      {error && Object.keys(errors).length === 0 && <Notice tone="bad" error={error} />}
      <Field
        label="Endpoint URL"
        type="url"
        inputMode="url"
        placeholder="https://example.com/webhook"
        error={errors['url']}
        value={fields.url}
        onChange={({ target }) => onChange({ ...fields, url: target.value })}
        maxLength={2000}
        required
        autoComplete="off"
      />
      <Field
        label="Description"
        error={errors['description']}
        value={fields.description}
        onChange={({ target }) => onChange({ ...fields, description: target.value })}
        maxLength={1000}
        autoComplete="off"
      />
      <Events
        events={fields.events}
        error={errors['events']}
        onChange={(events) => onChange({ ...fields, events })}
      />
    </>
  );
}

interface EventsProps {
  events: WebhookFields['events'];
  error: string | undefined;
  onChange: (events: WebhookFields['events']) => void;
}

function Events({ events, error, onChange }: EventsProps) {
  const toggle = (type: WebhookEventType, on: boolean) =>
    onChange(eventTypes.filter((known) => (known === type ? on : events?.includes(known))));
  return (
    <fieldset className="grid gap-2.5">
      <legend className="mb-2 font-semibold">Events</legend>
      <label className="flex items-center gap-3">
        <input
          type="radio"
          name="events"
          checked={events === null}
          onChange={() => onChange(null)}
          className="size-4 shrink-0 accent-rim"
        />
        All events, including new ones
      </label>
      <label className="flex items-center gap-3">
        <input
          type="radio"
          name="events"
          checked={events !== null}
          onChange={() => onChange(eventTypes)}
          className="size-4 shrink-0 accent-rim"
        />
        Selected events
      </label>
      {events !== null && (
        <div className="ml-7 grid gap-2.5 sm:grid-cols-2">
          {eventTypes.map((type) => (
            <label key={type} className="flex items-center gap-3">
              <input
                type="checkbox"
                checked={events.includes(type)}
                onChange={({ target }) => toggle(type, target.checked)}
                className="size-4 shrink-0 accent-rim"
              />
              {eventNames[type]}
            </label>
          ))}
        </div>
      )}
      {error && (
        <p role="alert" className="text-sm font-medium text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}
