import type { Scope } from './access.ts';

/**
 * Who calls. Plain, like everything in this file: it is part of the router's type and so of the
 * declarations that the SDK publishes, in which neither Knex nor Objection nor Express may appear.
 */
export interface Actor {
  readonly id: string;
  readonly name: string;
  /** An API key without the scope `staff` makes a customer of anybody. */
  readonly role: 'customer' | 'staff';
  /** The session that the call was made in; null for a call with an API key. */
  readonly sessionId: string | null;
  /** What the API key may do; null in a session, which may do everything. */
  readonly keyScopes: readonly Scope[] | null;
}

/** The cookie in which a browser carries its session, which no script can read. */
export interface SessionCookie {
  /** Whether the call's token came in it. */
  readonly carriesToken: boolean;
  /** Whether a page of the store's own, or of an allowed origin, made the browser call. */
  isSameOrigin(): boolean;
  /** Whether the answer can still carry it. */
  canBeSet(): boolean;
  set(token: string): void;
  clear(): void;
}

/** What each call gets from the transport. */
export interface Context {
  readonly requestId: string;
  /** The caller's credentials as sent, without a check. */
  readonly token: string | null;
  /** The caller's IP address, as far as TRUST_PROXY lets the API know it. */
  readonly address: string | null;
  /** What the caller's program says it is. */
  readonly userAgent: string | null;
  /** null where the transport has no cookies. */
  readonly cookie: SessionCookie | null;
  /** What the procedures work with; see `services.ts`. Opaque here, for the reason above. */
  readonly services: object;
}
