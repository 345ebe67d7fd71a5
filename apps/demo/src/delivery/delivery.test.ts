import { expect, test } from 'vitest';
import { chosenMethod, deliveryCharges, parseDeliveryMethods } from './delivery.ts';

const methods = [
  { name: 'Standard delivery', price: '0.00' },
  { name: 'Express, next day', price: '6.90' },
];

test('parses delivery methods with their prices', () => {
  expect(parseDeliveryMethods('Standard delivery:0, Express : 6.9')).toEqual([
    { name: 'Standard delivery', price: '0.00' },
    { name: 'Express', price: '6.90' },
  ]);
  for (const text of ['', 'none', 'Express:', ':5', 'Express:-1', 'Express:1,Express:2', 'A:1,'])
    expect(parseDeliveryMethods(text), text).toBeUndefined();
});

test('an order is delivered by the first method unless it names another, which must exist', () => {
  expect(chosenMethod({}, methods)).toBe(methods[0]);
  expect(chosenMethod({ deliveryMethod: 'Express, next day' }, methods)).toBe(methods[1]);
  for (const deliveryMethod of ['Drone', '', null, 1, ['Express, next day']])
    expect(chosenMethod({ deliveryMethod }, methods), String(deliveryMethod)).toBeUndefined();
  expect(chosenMethod({}, [])).toBeUndefined();
});

test('a free method adds no charge', () => {
  expect(methods.flatMap(deliveryCharges)).toEqual([
    { kind: 'shipping', label: 'Express, next day', amount: '6.90' },
  ]);
});
