import type { OrderStatus } from '@order-store/sdk';
import type { Outcome } from '../attempt.ts';

export type Became = Outcome<unknown>['became'];

/** A step that a caller wanted an order to take. Its note is like no other's, so it is found in the history. */
export interface WantedStep {
  readonly to: OrderStatus;
  readonly note: string;
  became: Became;
}

/** An order that a caller wanted, under a key like no other's. */
export interface WantedOrder {
  readonly key: string;
  readonly userId: string;
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[];
  became: Became;
  /** Whether it was sent before. */
  wasTried: boolean;
  /** Once a caller was told of it. */
  id: string | undefined;
  readonly steps: WantedStep[];
}

/** A change of a product's stock. Its reason is like no other's, so it is found in the stock's history. */
export interface WantedMovement {
  readonly productId: string;
  readonly reason: string;
  /** For counts it is only known from the history. */
  readonly delta: number | undefined;
  became: Became;
}

/** Something that is there once if a caller was told so: a user by e-mail, a product by SKU. */
export interface WantedThing {
  readonly kind: 'user' | 'product';
  readonly name: string;
  became: Became;
}

/** What must be true of the store, from what its callers were told. */
export class Model {
  readonly orders = new Map<string, WantedOrder>();
  readonly movements: WantedMovement[] = [];
  readonly things: WantedThing[] = [];
  /** What was not as it must be, in words. */
  readonly broken: string[] = [];
  /** Milliseconds after the begin at which each order was acknowledged. */
  readonly acknowledgedAt: number[] = [];
  readonly #byId = new Map<string, WantedOrder>();
  #begun = performance.now();
  readonly #calls = new Map<string, Map<string, number>>();

  /** Milliseconds since the begin. */
  get now(): number {
    return performance.now() - this.#begun;
  }

  /** From now on times are counted. */
  begin(): void {
    this.#begun = performance.now();
  }

  /** How often each procedure was called, by what became of it. */
  get calls(): ReadonlyMap<string, ReadonlyMap<string, number>> {
    return this.#calls;
  }

  count(call: string, outcome: string): void {
    const outcomes = this.#calls.get(call) ?? new Map<string, number>();
    this.#calls.set(call, outcomes);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }

  acknowledge(order: WantedOrder, id: string): void {
    if (order.id !== undefined && order.id !== id)
      this.broken.push(`key ${order.key} gave order ${order.id} and later order ${id}`);
    if (order.became !== 'done') this.acknowledgedAt.push(this.now);
    order.became = 'done';
    order.id = id;
    this.#byId.set(id, order);
  }

  /** Undefined while nobody was told of it. */
  orderById(id: string): WantedOrder | undefined {
    return this.#byId.get(id);
  }

  order(wanted: Pick<WantedOrder, 'key' | 'userId' | 'lines'>): WantedOrder {
    // Until it is answered, nobody knows.
    const order: WantedOrder = {
      ...wanted,
      became: 'unknown',
      wasTried: false,
      id: undefined,
      steps: [],
    };
    this.orders.set(order.key, order);
    return order;
  }

  step(order: WantedOrder, to: OrderStatus, note: string): WantedStep {
    const step: WantedStep = { to, note, became: 'unknown' };
    order.steps.push(step);
    return step;
  }

  movement(productId: string, reason: string, delta?: number): WantedMovement {
    const movement: WantedMovement = { productId, reason, delta, became: 'unknown' };
    this.movements.push(movement);
    return movement;
  }

  thing(kind: WantedThing['kind'], name: string): WantedThing {
    const thing: WantedThing = { kind, name, became: 'unknown' };
    this.things.push(thing);
    return thing;
  }
}
