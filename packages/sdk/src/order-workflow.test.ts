import {
  orderItemActions as actionsOfTheServer,
  orderStatuses,
  orderWorkflow as ofTheServer,
} from '@order-store/db';
import { expect, test } from 'vitest';
import { nextStatuses, orderItemActions, orderWorkflow, unitsLeftFor } from './order-workflow.ts';

test('the workflow equals the server’s', () => {
  expect(orderWorkflow).toEqual(ofTheServer);
  expect(orderItemActions).toEqual(actionsOfTheServer);
});

test('customers may only cancel, and only before shipping', () => {
  const offered = orderStatuses.filter((status) => nextStatuses(status, 'customer').length > 0);
  expect(offered).toEqual(['pending', 'confirmed']);
  expect(nextStatuses('confirmed', 'customer')).toEqual(['cancelled']);
  expect(nextStatuses('confirmed', 'staff')).toEqual(['shipped', 'cancelled']);
});

test('the status and the quantities of an item say how many units are left', () => {
  const item = { quantity: 9, cancelledQuantity: 1, shippedQuantity: 5, returnedQuantity: 2 };
  expect(unitsLeftFor('ship', 'confirmed', item)).toBe(3);
  expect(unitsLeftFor('cancel', 'confirmed', item)).toBe(3);
  expect(unitsLeftFor('return', 'confirmed', item)).toBe(3);
  expect(unitsLeftFor('ship', 'pending', item)).toBe(0);
  expect(unitsLeftFor('cancel', 'shipped', item)).toBe(0);
});
