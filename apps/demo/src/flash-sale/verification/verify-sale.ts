import type { Attempt, Evidence } from './evidence.ts';

/** One claim about a sale, and whether it holds. */
export interface Check {
  readonly name: CheckName;
  readonly holds: boolean;
  /** What was found, in figures. */
  readonly found: string;
}

/** What must be true of a sale, in the order in which it is checked. */
export const claims = [
  { name: 'sold-what-was-there', claim: 'What was there is what was sold and what is left' },
  { name: 'never-below-zero', claim: 'The stock was never below zero' },
  {
    name: 'each-yes-is-an-order',
    claim: 'Whoever was told “ordered” has that order, of the right size, under their name',
  },
  { name: 'two-clicks-one-order', claim: 'Whoever clicked twice got one order' },
  { name: 'no-left-nothing-behind', claim: 'Whoever was told “sold out” has no order' },
  { name: 'turned-away-for-a-reason', claim: 'Nobody was turned away while there was enough' },
  { name: 'nothing-unasked', claim: 'No buyer has an order that they did not ask for' },
  { name: 'ledger-agrees', claim: 'Every order took its pieces from the shelf, once' },
] as const;

export type CheckName = (typeof claims)[number]['name'];

/** Whether a sale went right: it did when every check holds. */
export interface Verdict {
  readonly holds: boolean;
  readonly checks: readonly Check[];
  readonly figures: SaleOutcome;
}

/** What became of a sale, in figures. */
export interface SaleOutcome {
  /** Pieces that went to this sale's buyers. */
  readonly piecesSold: number;
  /** Pieces that are left. */
  readonly left: number;
  readonly attempts: number;
  readonly ordered: number;
  readonly soldOut: number;
  /** Attempts of which the buyer learnt nothing, and those among them that the store has an order for. */
  readonly unanswered: number;
  readonly unansweredOrders: number;
}

/** Compares what the buyers were told with what the store has. */
export function judgeSale(evidence: Evidence): Verdict {
  const checks = [
    soldWhatWasThere(evidence),
    neverBelowZero(evidence),
    eachYesIsAnOrder(evidence),
    twoClicksOneOrder(evidence),
    noLeftNothingBehind(evidence),
    turnedAwayForAReason(evidence),
    nothingUnasked(evidence),
    ledgerAgrees(evidence),
  ];
  return { holds: checks.every(({ holds }) => holds), checks, figures: outcomeOf(evidence) };
}

function outcomeOf({ attempts, stored, stockNow }: Evidence): SaleOutcome {
  const unanswered = attempts.filter(({ learnt }) => learnt === 'nothing');
  return {
    piecesSold: sum([...stored.values()].map(({ pieces }) => pieces)),
    left: stockNow,
    attempts: attempts.length,
    ordered: attempts.filter(({ learnt }) => learnt === 'ordered').length,
    soldOut: attempts.filter(({ learnt }) => learnt === 'sold-out').length,
    unanswered: unanswered.length,
    unansweredOrders: unanswered.filter(({ key }) => stored.has(key)).length,
  };
}

function soldWhatWasThere({ stockBefore, movements, stockNow }: Evidence): Check {
  const sold = sum(salesOf(movements).map(({ delta }) => -delta));
  const elsewise = sum(movements.filter(({ kind }) => kind !== 'sale').map(({ delta }) => delta));
  const came =
    elsewise === 0 ? '' : ` ${elsewise < 0 ? '−' : '+'} ${n(Math.abs(elsewise))} moved otherwise`;
  const holds = stockBefore + elsewise === sold + stockNow;
  return {
    name: 'sold-what-was-there',
    holds,
    found: `${n(stockBefore)}${came} ${holds ? '=' : '≠'} ${n(sold)} sold + ${n(stockNow)} left`,
  };
}

function neverBelowZero({ movements, stockBefore }: Evidence): Check {
  const lowest = lowestStock(stockBefore, movements);
  return {
    name: 'never-below-zero',
    holds: lowest >= 0,
    found: `lowest ${n(lowest)}, over ${n(movements.length)} changes`,
  };
}

function eachYesIsAnOrder({ attempts, stored, piecesAnOrder }: Evidence): Check {
  const yes = attempts.filter(({ learnt }) => learnt === 'ordered');
  const kept = yes.filter(({ key, userId, orderIds }) => {
    const order = stored.get(key);
    return (
      order !== undefined &&
      orderIds.includes(order.id) &&
      order.userId === userId &&
      order.pieces === piecesAnOrder
    );
  });
  const orders = new Set(kept.flatMap(({ key }) => stored.get(key)?.id ?? []));
  return {
    name: 'each-yes-is-an-order',
    holds: kept.length === yes.length && orders.size === yes.length,
    found: `${n(yes.length)} told, ${n(orders.size)} such orders stored`,
  };
}

function twoClicksOneOrder({ attempts }: Evidence): Check {
  const twice = attempts.filter(({ clicks }) => clicks === 2);
  // A single click with two orders is no better.
  const doubled = attempts.filter(({ orderIds }) => orderIds.length > 1);
  return {
    name: 'two-clicks-one-order',
    holds: doubled.length === 0,
    found: `${n(twice.length)} clicked twice, ${n(doubled.length)} ordered twice`,
  };
}

function noLeftNothingBehind({ attempts, stored }: Evidence): Check {
  const no = attempts.filter(({ learnt }) => learnt === 'sold-out');
  const behind = no.filter(({ key }) => stored.has(key));
  return {
    name: 'no-left-nothing-behind',
    holds: behind.length === 0,
    found: `${n(no.length)} told, ${n(behind.length)} orders stored`,
  };
}

function turnedAwayForAReason({
  attempts,
  piecesAnOrder,
  stockBefore,
  movements,
}: Evidence): Check {
  const no = count(attempts, 'sold-out');
  const lowest = lowestStock(stockBefore, movements);
  return {
    name: 'turned-away-for-a-reason',
    holds: no === 0 || lowest < piecesAnOrder,
    found: `${n(no)} turned away, down to ${n(lowest)} left`,
  };
}

function nothingUnasked({ attempts, others }: Evidence): Check {
  const buyers = new Set(attempts.map(({ userId }) => userId));
  const unasked = others.filter(({ userId }) => buyers.has(userId));
  const foreign = others.length - unasked.length;
  return {
    name: 'nothing-unasked',
    holds: unasked.length === 0,
    found: `${n(unasked.length)} found${foreign === 0 ? '' : `, and ${n(foreign)} of other customers`}${
      unasked.length === 0 ? '' : ': is there another sale of it?'
    }`,
  };
}

function ledgerAgrees({ stored, others, movements }: Evidence): Check {
  const orders = new Map([...stored.values(), ...others].map((order) => [order.id, order.pieces]));
  const sales = salesOf(movements);
  const agree = sales.filter(
    ({ orderId, delta }) => orderId !== null && orders.get(orderId) === -delta,
  );
  const once = new Set(agree.map(({ orderId }) => orderId));
  return {
    name: 'ledger-agrees',
    holds: once.size === sales.length && once.size === orders.size,
    found: `${n(orders.size)} orders, ${n(sales.length)} sales in the stock’s history`,
  };
}

function salesOf(movements: Evidence['movements']): Evidence['movements'] {
  return movements.filter(({ kind }) => kind === 'sale');
}

function lowestStock(stockBefore: number, movements: Evidence['movements']): number {
  return movements.reduce((low, { quantityAfter }) => Math.min(low, quantityAfter), stockBefore);
}

function count(attempts: readonly Attempt[], learnt: Attempt['learnt']): number {
  return attempts.filter((attempt) => attempt.learnt === learnt).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

const format = new Intl.NumberFormat('en-GB');

function n(value: number): string {
  return format.format(value);
}
