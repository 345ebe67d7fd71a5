import { queryOptions } from '@tanstack/react-query';
import { queries } from '../store/store.ts';

/** A way to pay that the shop's payment provider offers in its test mode. */
interface TestMethod {
  readonly id: string;
  readonly name: string;
  /** What happens with it. */
  readonly outcome: string;
}

/** How the shop takes payments. */
export interface PaymentConfig {
  readonly publishableKey: string;
  readonly methods: readonly TestMethod[];
}

/** Null if the server takes no payments. */
export const paymentConfigQuery = queryOptions({
  queryKey: ['payment-config'],
  queryFn: async ({ signal }): Promise<PaymentConfig | null> => {
    const response = await fetch('/payments/config.json', { signal });
    return response.ok ? readConfig(await response.json()) : null;
  },
  staleTime: Infinity,
  retry: false,
});

/** The payments of an order, newest first. */
export function orderPaymentsQuery(orderId: string) {
  return queries.payments.list.queryOptions({ orderId, limit: 100 });
}

function readConfig(value: unknown): PaymentConfig | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('publishableKey' in value) || typeof value.publishableKey !== 'string') return null;
  if (!('methods' in value) || !Array.isArray(value.methods)) return null;
  return { publishableKey: value.publishableKey, methods: value.methods.filter(isTestMethod) };
}

function isTestMethod(value: unknown): value is TestMethod {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return ['id', 'name', 'outcome'].every((name) => typeof fields.get(name) === 'string');
}
