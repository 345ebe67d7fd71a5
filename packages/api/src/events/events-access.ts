import { access, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `events`: the same callers who may create webhooks for the events. */
export const eventsAccess = {
  'events.list': access.webhooks,
} satisfies AccessRows;
