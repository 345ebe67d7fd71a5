import type { Scope } from './access.ts';

/**
 * The caller. The types in this file are part of the router's type and so of the SDK's declarations, in which Knex,
 * Objection and Express must not appear.
 */
export interface Actor {
  readonly id: string;
  readonly name: string;
  /** With an API key that lacks the procedure's scope for staff, staff act as a customer. */
  readonly role: 'customer' | 'staff';
  /** Staff without a second factor, who act as a customer because STAFF_TOTP requires one. */
  readonly lacksTotp?: true;
  /** The session that the call was made in; null for a call with an API key. */
  readonly sessionId: string | null;
  /** The API key of the call; null in a session. */
  readonly keyId: string | null;
  /** What the API key may do; null in a session, which may do everything. */
  readonly keyScopes: readonly Scope[] | null;
}

/** The HttpOnly session cookie of a browser. */
export interface SessionCookie {
  /** Whether the call's token came in the cookie. */
  readonly carriesToken: boolean;
  /** Whether a page of this server sent the call. */
  isSameOrigin(): boolean;
  /** Whether the response headers are still unsent. */
  canBeSet(): boolean;
  set(token: string): void;
  clear(): void;
}

/** The calls of one HTTP request that share limits. */
export interface CallBatch {
  /** Waits until a call may run. PAYLOAD_TOO_LARGE, OVERLOADED, CLIENT_CLOSED_REQUEST */
  turn(signal: AbortSignal | undefined): Promise<CallTurn>;
}

/** A running call of a batch; the next call runs when it is disposed of. */
interface CallTurn extends Disposable {
  /**
   * Counts the call's answer and returns its length as JSON. Rejects that of a query if there are too many:
   * PAYLOAD_TOO_LARGE, OVERLOADED
   */
  count(data: unknown, isQuery: boolean): number;
}

/** The context that the transport creates for each call. */
export interface Context {
  readonly requestId: string;
  /** The caller's credentials as sent, not verified. */
  readonly token: string | null;
  /** The caller's IP address, according to TRUST_PROXY. */
  readonly address: string | null;
  /** The `user-agent` header. */
  readonly userAgent: string | null;
  /** Null if the transport has no cookies. */
  readonly cookie: SessionCookie | null;
  /** Sets a response header; null if the transport has none. */
  readonly setHeader: ((name: string, value: string) => void) | null;
  /** The `Idempotency-Key` header, and the number of calls that it was sent with. */
  readonly idempotencyKey?: { readonly value: string; readonly calls: number } | undefined;
  /** For calls that may be in an HTTP request with others. */
  readonly batch?: CallBatch | undefined;
  /** The `Services` that procedures use. Opaque here, to keep their types out of the SDK's declarations. */
  readonly services: object;
}
