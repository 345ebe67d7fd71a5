import { DomainError } from '../../shared/domain-error.ts';
import type { Actor } from '../identity/context.ts';
import { addressKey, networkKey } from './address-key.ts';
import { classOf } from './policies.ts';

/** How many calls of customers run at a time in this process. */
export interface TurnLimits {
  readonly perCustomer: number;
  /** Of all customers at an address, because accounts are free; a /48 network of IPv6 has twice as many. */
  readonly perAddress: number;
}

/** A call of a signed-in caller. */
export interface CallInTurn {
  readonly path: string;
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly actor: Pick<Actor, 'id' | 'role'>;
  readonly address: string | null;
  readonly signal: AbortSignal | undefined;
}

/**
 * Lets customers run a few calls at a time; their other calls wait in order. A call may hold a database connection while it
 * waits for a lock, such as that of an order: without a limit, calls of one customer for one order take all connections.
 * Orders are placed in batches, which share a few connections, and streams hold none.
 */
export class CustomerTurns {
  readonly #limits: TurnLimits;
  readonly #lines = new Map<string, Line>();

  constructor(limits: TurnLimits) {
    this.#limits = limits;
  }

  /** CLIENT_CLOSED_REQUEST if the caller disconnects before the call's turn. */
  async run<T>(call: CallInTurn, work: () => Promise<T>): Promise<T> {
    const entered: string[] = [];
    try {
      for (const [key, limit] of this.#linesOf(call)) {
        await this.#enter(key, limit);
        entered.push(key);
      }
      if (call.signal?.aborted)
        throw new DomainError('CLIENT_CLOSED_REQUEST', 'The caller disconnected', {});
      return await work();
    } finally {
      for (const key of entered) this.#leave(key);
    }
  }

  #linesOf({ path, type, actor, address }: CallInTurn): readonly (readonly [string, number])[] {
    const { perCustomer, perAddress } = this.#limits;
    const isExempt = type === 'subscription' || classOf(path, type) === 'placing';
    if (isExempt || actor.role === 'staff') return [];
    const own = [`customer ${actor.id}`, perCustomer] as const;
    // Calls inside the process have no address.
    if (address === null) return [own];
    const network = networkKey(address);
    return [
      own,
      [`address ${addressKey(address)}`, perAddress],
      ...(network === null ? [] : ([[`network ${network}`, perAddress * 2]] as const)),
    ];
  }

  async #enter(key: string, limit: number): Promise<void> {
    const line = this.#lines.get(key) ?? { running: 0, waiting: [] };
    this.#lines.set(key, line);
    if (line.running < limit) line.running++;
    else await new Promise<void>((resolve) => line.waiting.push(resolve));
  }

  #leave(key: string): void {
    const line = this.#lines.get(key);
    if (!line) return;
    const next = line.waiting.shift();
    if (next) next();
    else if (--line.running === 0) this.#lines.delete(key);
  }
}

interface Line {
  running: number;
  readonly waiting: (() => void)[];
}
