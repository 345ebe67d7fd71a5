import type { PlannedFault } from './faults.ts';
import type { StoredEvent } from './stored-event.ts';

/** The store under test, and what can break it: API processes, a PostgreSQL of its own, and the ways between. */
export interface World extends AsyncDisposable {
  /** Where callers reach it, through a way that can be broken. */
  readonly url: string;
  readonly staff: { readonly email: string; readonly password: string };
  /** What can't be done to it here, and why. */
  readonly impossible: ReadonlyMap<PlannedFault['kind'], string>;
  /** Does the fault and takes it back: afterwards everything runs again that ran before. */
  inflict(fault: PlannedFault): Promise<void>;
  /** What breaks the invariants, each in words. */
  brokenInvariants(): Promise<string[]>;
  /** Every idempotency key and the id of its order, and how many orders there are in all. */
  storedOrders(): Promise<{ readonly byKey: ReadonlyMap<string, string>; readonly count: number }>;
  /** All that happened to orders and to stock, each kind oldest first. */
  storedEvents(): Promise<readonly StoredEvent[]>;
  /** Stops every API process in order. What went wrong with that, in words. */
  stop(): Promise<string[]>;
}
