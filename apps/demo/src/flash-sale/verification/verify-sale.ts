import type { Attempt, SaleRecord } from './sale-record.ts';

/** The checks of a sale, in the order in which they are shown. */
export const saleChecks = [
  { name: 'stock-adds-up', label: 'Initial stock equals units sold plus units left' },
  { name: 'never-negative', label: 'Stock never dropped below zero' },
  {
    name: 'confirmations-stored',
    label: 'Every confirmed order is stored for its buyer in the right quantity',
  },
  { name: 'double-clicks-deduplicated', label: 'Every double-click created a single order' },
  { name: 'sold-out-has-no-order', label: 'No attempt rejected as sold out has an order' },
  { name: 'no-false-sold-out', label: 'No attempt was rejected while stock was sufficient' },
  { name: 'no-extra-orders', label: 'No buyer has an order they did not place' },
  { name: 'history-matches-orders', label: 'Every order has exactly one matching stock movement' },
] as const;

export type CheckName = (typeof saleChecks)[number]['name'];

interface CheckResult {
  readonly name: CheckName;
  readonly passed: boolean;
  /** The numbers that were compared. */
  readonly detail: string;
}

export interface Verification {
  /** Whether all checks passed. */
  readonly passed: boolean;
  readonly checks: readonly CheckResult[];
  readonly totals: SaleTotals;
}

export interface SaleTotals {
  /** Units sold to simulated buyers. */
  readonly unitsSold: number;
  readonly left: number;
  readonly attempts: number;
  readonly ordered: number;
  readonly soldOut: number;
  /** Attempts without a response, and how many of them have a stored order. */
  readonly unanswered: number;
  readonly unansweredOrders: number;
}

/** Compares the responses to the buyers with the stored orders and stock. */
export function verifySale(record: SaleRecord): Verification {
  const checks = [
    checkStockAddsUp(record),
    checkNeverNegative(record),
    checkConfirmationsStored(record),
    checkDoubleClicks(record),
    checkSoldOutHasNoOrder(record),
    checkNoFalseSoldOut(record),
    checkNoExtraOrders(record),
    checkHistoryMatchesOrders(record),
  ];
  return { passed: checks.every(({ passed }) => passed), checks, totals: totalsOf(record) };
}

function totalsOf({ attempts, orders, stockAfter }: SaleRecord): SaleTotals {
  const unanswered = withOutcome(attempts, 'unknown');
  return {
    unitsSold: sum([...orders.values()].map(({ units }) => units)),
    left: stockAfter,
    attempts: attempts.length,
    ordered: withOutcome(attempts, 'ordered').length,
    soldOut: withOutcome(attempts, 'sold-out').length,
    unanswered: unanswered.length,
    unansweredOrders: unanswered.filter(({ key }) => orders.has(key)).length,
  };
}

function checkStockAddsUp({ stockBefore, movements, stockAfter }: SaleRecord): CheckResult {
  const sold = sum(salesIn(movements).map(({ delta }) => -delta));
  const other = sum(movements.filter(({ kind }) => kind !== 'sale').map(({ delta }) => delta));
  const otherText =
    other === 0 ? '' : ` ${other < 0 ? '−' : '+'} ${n(Math.abs(other))} other changes`;
  const passed = stockBefore + other === sold + stockAfter;
  return {
    name: 'stock-adds-up',
    passed,
    detail: `${n(stockBefore)}${otherText} ${passed ? '=' : '≠'} ${n(sold)} sold + ${n(stockAfter)} left`,
  };
}

function checkNeverNegative({ movements, stockBefore }: SaleRecord): CheckResult {
  const lowest = lowestStock(stockBefore, movements);
  return {
    name: 'never-negative',
    passed: lowest >= 0,
    detail: `lowest stock ${n(lowest)}, ${n(movements.length)} movements`,
  };
}

function checkConfirmationsStored({ attempts, orders, unitsPerOrder }: SaleRecord): CheckResult {
  const confirmed = withOutcome(attempts, 'ordered');
  const matching = confirmed.filter(({ key, userId, orderIds }) => {
    const order = orders.get(key);
    return (
      order !== undefined &&
      orderIds.includes(order.id) &&
      order.userId === userId &&
      order.units === unitsPerOrder
    );
  });
  const stored = new Set(matching.flatMap(({ key }) => orders.get(key)?.id ?? []));
  return {
    name: 'confirmations-stored',
    passed: matching.length === confirmed.length && stored.size === confirmed.length,
    detail: `${n(confirmed.length)} confirmed, ${n(stored.size)} stored`,
  };
}

function checkDoubleClicks({ attempts }: SaleRecord): CheckResult {
  const doubleClicks = attempts.filter(({ clicks }) => clicks === 2);
  // Includes single clicks that returned two orders.
  const duplicates = attempts.filter(({ orderIds }) => orderIds.length > 1);
  return {
    name: 'double-clicks-deduplicated',
    passed: duplicates.length === 0,
    detail: `${n(doubleClicks.length)} double-clicks, ${n(duplicates.length)} duplicate orders`,
  };
}

function checkSoldOutHasNoOrder({ attempts, orders }: SaleRecord): CheckResult {
  const rejected = withOutcome(attempts, 'sold-out');
  const withOrder = rejected.filter(({ key }) => orders.has(key));
  return {
    name: 'sold-out-has-no-order',
    passed: withOrder.length === 0,
    detail: `${n(rejected.length)} rejected, ${n(withOrder.length)} with an order`,
  };
}

function checkNoFalseSoldOut(record: SaleRecord): CheckResult {
  const rejected = withOutcome(record.attempts, 'sold-out').length;
  const lowest = lowestStock(record.stockBefore, record.movements);
  return {
    name: 'no-false-sold-out',
    passed: rejected === 0 || lowest < record.unitsPerOrder,
    detail: `${n(rejected)} rejected, lowest stock ${n(lowest)}`,
  };
}

function checkNoExtraOrders({ attempts, otherOrders }: SaleRecord): CheckResult {
  const buyers = new Set(attempts.map(({ userId }) => userId));
  const extra = otherOrders.filter(({ userId }) => buyers.has(userId)).length;
  const others = otherOrders.length - extra;
  const othersText = others === 0 ? '' : `, ${n(others)} by other customers`;
  const hint = extra === 0 ? '' : '. Is another sale of this product running?';
  return {
    name: 'no-extra-orders',
    passed: extra === 0,
    detail: `${n(extra)} extra orders${othersText}${hint}`,
  };
}

function checkHistoryMatchesOrders({ orders, otherOrders, movements }: SaleRecord): CheckResult {
  const units = new Map(
    [...orders.values(), ...otherOrders].map((order) => [order.id, order.units]),
  );
  const sales = salesIn(movements);
  const matching = sales.filter(
    ({ orderId, delta }) => orderId !== null && units.get(orderId) === -delta,
  );
  const matched = new Set(matching.map(({ orderId }) => orderId));
  return {
    name: 'history-matches-orders',
    passed: matched.size === sales.length && matched.size === units.size,
    detail: `${n(units.size)} orders, ${n(sales.length)} stock movements`,
  };
}

function salesIn(movements: SaleRecord['movements']): SaleRecord['movements'] {
  return movements.filter(({ kind }) => kind === 'sale');
}

function lowestStock(stockBefore: number, movements: SaleRecord['movements']): number {
  return movements.reduce((low, { quantityAfter }) => Math.min(low, quantityAfter), stockBefore);
}

function withOutcome(attempts: readonly Attempt[], outcome: Attempt['outcome']): Attempt[] {
  return attempts.filter((attempt) => attempt.outcome === outcome);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

const format = new Intl.NumberFormat('en-GB');

function n(value: number): string {
  return format.format(value);
}
