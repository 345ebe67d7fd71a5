import type { PlannedFault } from './faults.ts';
import type { StoredEvent } from './stored-event.ts';

/** The store under test: API processes, a PostgreSQL server, and the proxies between them. */
export interface World extends AsyncDisposable {
  /** The API's URL, through a proxy. */
  readonly url: string;
  readonly staff: { readonly email: string; readonly password: string };
  /** Faults that this machine does not support, with the reason. */
  readonly unsupported: ReadonlyMap<PlannedFault['kind'], string>;
  /** Injects the fault and reverts it. */
  inject(fault: PlannedFault): Promise<void>;
  /** Removes the deadlines of orders, so that none expires any more. */
  removeDeadlines(): Promise<void>;
  /** Descriptions of violated invariants. */
  invariantViolations(): Promise<string[]>;
  /** Order id by idempotency key, and the number of all orders. */
  storedOrders(): Promise<{ readonly byKey: ReadonlyMap<string, string>; readonly count: number }>;
  /** All order events and stock movements, each kind oldest first. */
  storedEvents(): Promise<readonly StoredEvent[]>;
  /** Stops every API process with SIGTERM. Returns descriptions of problems. */
  stop(): Promise<string[]>;
}
