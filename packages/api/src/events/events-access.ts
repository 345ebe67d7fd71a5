import { access, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `events`: who could have the events delivered to a webhook. */
export const eventsAccess = {
  'events.list': access.webhooks,
} satisfies AccessRows;
