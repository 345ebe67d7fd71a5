import { inspect } from 'node:util';
import { expect } from 'vitest';
import { appRouter } from '../../app/router.ts';
import {
  heapAfterCollection,
  makeSample,
  procedures,
  type ProcedureFacts,
  type Sample,
  type TestStore,
} from '../index.ts';

export type Role = 'stranger' | 'customer' | 'staff';

/** Every procedure of the router with each kind of caller. */
export function everyProcedureAsEveryone(): (readonly [string, ProcedureFacts, Role])[] {
  return Object.keys(appRouter._def.procedures).flatMap((name) => {
    const facts = procedures[name];
    if (!facts) throw new Error(`testing/calls has no valid input for ${name}`);
    return (['stranger', 'customer', 'staff'] as const).map((role) => [name, facts, role] as const);
  });
}

/** The sample for valid inputs, renewed when calls have used it up. */
export class FuzzedStore {
  readonly store: TestStore;
  #sample: Promise<Sample> | undefined;
  #changes = 0;

  constructor(store: TestStore) {
    this.store = store;
  }

  sample(): Promise<Sample> {
    return (this.#sample ??= makeSample(this.store));
  }

  async tokenOf(role: Role): Promise<string | null> {
    const { customer, staff } = await this.sample();
    return { stranger: null, customer: customer.token, staff: staff.token }[role];
  }

  /** Records the result of a call. */
  remember(role: Role, type: string, reason: string): void {
    const isOut = reason === 'UNAUTHENTICATED' && role !== 'stranger';
    const isDemoted = reason === 'FORBIDDEN' && role === 'staff';
    if (reason === 'OK' && type === 'mutation') this.#changes++;
    if (isOut || isDemoted || this.#changes >= 5) {
      this.#sample = undefined;
      this.#changes = 0;
    }
  }
}

/** Reasons that no input may cause: INTERNAL is a defect, the others are database failures. */
export const neverReasons =
  /^(INTERNAL|TIMEOUT|OVERLOADED|DATABASE_UNAVAILABLE|OUTCOME_UNKNOWN|SHUTTING_DOWN)$/;

/** What no response may contain: SQL and source paths. */
export const inside =
  /\bselect \S+ from|\binsert into\b|\bupdate "|syntax error|\$1|node_modules|\bat \S+ \(|\.ts:\d/i;

/** Checks a response. A failure includes what was sent, since generators cannot be printed. */
export function checkAnswerTo<T>(sent: unknown, check: () => T): T {
  try {
    return check();
  } catch (cause) {
    const shown = inspect(sent, { depth: 5, maxStringLength: 300, maxArrayLength: 10 });
    throw new Error(`After ${shown}`, { cause });
  }
}

/** Checks that the heap does not grow with the number of iterations. */
export class HeapWatch {
  #early: number | undefined;

  /** Call after a warm-up. */
  begin(): void {
    this.#early ??= heapAfterCollection();
  }

  expectFlat(): void {
    const late = heapAfterCollection();
    const early = this.#early ?? late;
    console.log(`Heap: ${megabytes(early)} at the start, ${megabytes(late)} at the end`);
    expect(late).toBeLessThan(early * 1.5 + 16 * 2 ** 20);
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
