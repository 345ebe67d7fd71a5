import type { PlacementHooks, RunApiOptions } from '@order-store/api';
import { demoDelivery } from './demo-delivery.ts';
import { demoVat } from './demo-vat.ts';

interface DemoCharges {
  readonly hooks: PlacementHooks;
  readonly extend: NonNullable<RunApiOptions['extend']>;
}

/** Delivery by `DELIVERY_METHODS`, then VAT by `VAT_RATES`, which is charged on delivery too. */
export function demoCharges(env: NodeJS.ProcessEnv): DemoCharges {
  const parts = [
    demoDelivery(env['DELIVERY_METHODS'] ?? 'Standard delivery:0,Express delivery:6.90,Pick-up:0'),
    demoVat(env['VAT_RATES']),
  ];
  return {
    hooks: {
      async beforePlace(requests, context) {
        for (const { hooks } of parts) await hooks?.beforePlace?.(requests, context);
      },
    },
    extend(app) {
      for (const { extend } of parts) extend?.(app);
    },
  };
}
