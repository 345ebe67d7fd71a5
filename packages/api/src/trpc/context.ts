/**
 * Who calls. Plain, like everything in this file: it is part of the router's type and so of the
 * declarations that the SDK publishes, in which neither Knex nor Objection nor Express may appear.
 */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: 'customer' | 'staff';
}

/** What each call gets from the transport. */
export interface Context {
  readonly requestId: string;
  /** The caller's credentials as sent, without a check. */
  readonly token: string | null;
  /** Where the call comes from; null for one inside the process. */
  readonly address: string | null;
  /** What the procedures work with; see `services.ts`. Opaque here, for the reason above. */
  readonly services: object;
}
