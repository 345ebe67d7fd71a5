import { addMoney, type JsonObject, type OrderCharge } from '@order-store/sdk';

/** A way to deliver an order. Its name identifies it, so that an order shows it after the methods have changed. */
export interface DeliveryMethod {
  readonly name: string;
  /** Without VAT. */
  readonly price: string;
}

/** Parses methods such as `Standard delivery:0,Express delivery:6.90`; undefined if the text is not of this form. */
export function parseDeliveryMethods(text: string): readonly DeliveryMethod[] | undefined {
  const methods = new Map<string, DeliveryMethod>();
  for (const entry of text.split(',')) {
    const [, name, price] = /^\s*([^:]{1,60}?)\s*:\s*(\d{1,4}(?:\.\d{1,2})?)\s*$/.exec(entry) ?? [];
    if (name === undefined || price === undefined || methods.has(name)) return undefined;
    methods.set(name, { name, price: addMoney(price) });
  }
  return [...methods.values()];
}

/** The method that an order's metadata names, by default the first one; undefined if there is no such method. */
export function chosenMethod(
  { deliveryMethod }: JsonObject,
  methods: readonly DeliveryMethod[],
): DeliveryMethod | undefined {
  if (deliveryMethod === undefined) return methods[0];
  return methods.find(({ name }) => name === deliveryMethod);
}

/** The charge of a method; none if it is free. */
export function deliveryCharges({ name, price }: DeliveryMethod): OrderCharge[] {
  return price === '0.00' ? [] : [{ kind: 'shipping', label: name, amount: price }];
}
