import type { SecurityEventKind } from '../audit/security-events.ts';

/** Scopes that staff may give their API keys besides the customers' ones. `staff` includes every scope. */
const staffScopes = [
  'catalog',
  'fulfilment',
  'webhooks',
  'reports',
  'users',
  'payments',
  'staff',
] as const;

/** What an API key may be allowed to do. A session may do everything that its account may. */
export const scopes = ['read', 'orders', ...staffScopes] as const;
export type Scope = (typeof scopes)[number];

export function isStaffScope(scope: Scope): boolean {
  return staffScopes.some((each) => each === scope);
}

/** Who may call a procedure: anyone, signed-in users (for their own data), or staff. */
export type Who = 'anyone' | 'customer' | 'staff';

/** `recent`: the current password, or a sign-in within the last ten minutes. `password`: always the password. */
type Reauthentication = 'recent' | 'password';

export interface Access {
  readonly who: Who;
  /** The scope that an API key needs; null where only a session is accepted, or where anyone may call. */
  readonly scope: Scope | null;
  /**
   * What a call in a session needs besides the session, so that a stolen one cannot take over the account or outlast it.
   * A function decides by the input, which is not validated yet; null means nothing.
   */
  readonly reauthentication?:
    | Reauthentication
    | ((input: Readonly<Record<string, unknown>>, callerId: string) => Reauthentication | null);
  /** For customers' procedures: the scope with which a key of staff acts as staff. Default: `staff`. */
  readonly staffScope?: Scope;
  /** Required for mutations. */
  readonly audit?: Audit;
  /**
   * How a retry with an idempotency key gets the first answer. By default the key and the answer are stored in the mutation's
   * transaction. `own`: the mutation stores its keys itself. `batched`: it stores the key and the answer itself, in a
   * transaction that it shares with other calls. `resumed`: it has several transactions, which a retry continues.
   * `ended-session`: it may end the session of the call, so that the retry cannot be authenticated.
   */
  readonly idempotency?: 'own' | 'batched' | 'resumed' | 'ended-session';
}

/** The kinds of security events that a mutation records, in its transaction, or why it records none. */
export type Audit = readonly SecurityEventKind[] | { readonly not: string };

/** Access by the path of the procedure, such as `orders.place`. */
export type AccessRows = Readonly<Record<string, Access>>;

/** The usual kinds of access. */
export const access = {
  anyone: { who: 'anyone', scope: null },
  customerRead: { who: 'customer', scope: 'read' },
  customerSession: { who: 'customer', scope: null },
  /** A customer's own orders; with the scope `fulfilment`, all orders. */
  readOrders: { who: 'customer', scope: 'read', staffScope: 'fulfilment' },
  customerOrders: { who: 'customer', scope: 'orders' },
  /** A customer's own orders; with the scope `fulfilment`, all orders. */
  cancelOrders: { who: 'customer', scope: 'orders', staffScope: 'fulfilment' },
  catalog: { who: 'staff', scope: 'catalog' },
  fulfilment: { who: 'staff', scope: 'fulfilment' },
  payments: { who: 'staff', scope: 'payments' },
  /** Payments of a customer's own orders; with the scope `payments`, of all orders. */
  readPayments: { who: 'customer', scope: 'read', staffScope: 'payments' },
  webhooks: { who: 'staff', scope: 'webhooks' },
  reports: { who: 'staff', scope: 'reports' },
  users: { who: 'staff', scope: 'users' },
  staff: { who: 'staff', scope: 'staff' },
  staffSession: { who: 'staff', scope: null },
} as const satisfies Record<string, Access>;

/** The access row of a mutation that records these events if staff, or the account's owner, call it. */
export function audited<Row extends Access>(row: Row, ...audit: readonly SecurityEventKind[]) {
  return { ...row, audit };
}

/** The access row of a mutation that records nothing, and why. */
export function notAudited<Row extends Access>(row: Row, not: string) {
  return { ...row, audit: { not } };
}

const table = new Map<string, Access>();

/** Adds a feature's rows to the access table; see `defineFeature`. */
export function defineAccess(rows: AccessRows): void {
  for (const [path, row] of Object.entries(rows)) table.set(path, row);
}

/** The access of every procedure, by path. */
export const accessTable: ReadonlyMap<string, Access> = table;

/**
 * The access of a procedure that was built with the base procedure for `who`. A procedure without a row, or built
 * for others than its row says, rejects every call.
 * @throws {Error} if the row is missing or differs.
 */
export function accessOf(path: string, who: Who | undefined): Access {
  const row = accessTable.get(path);
  if (!row) throw new Error(`${path} has no access row: add it to its feature's *-access.ts`);
  if (row.who !== who)
    throw new Error(
      `The access row of ${path} says ${row.who}, but the procedure is built for ${who}`,
    );
  return row;
}
