import { orderStatuses, orderWorkflow as ofTheServer } from '@order-store/db';
import { expect, test } from 'vitest';
import { nextStatuses, orderWorkflow } from './order-workflow.ts';

test('the workflow equals the server’s', () => {
  expect(orderWorkflow).toEqual(ofTheServer);
});

test('customers may only cancel, and only before shipping', () => {
  const offered = orderStatuses.filter((status) => nextStatuses(status, 'customer').length > 0);
  expect(offered).toEqual(['pending', 'confirmed']);
  expect(nextStatuses('confirmed', 'customer')).toEqual(['cancelled']);
  expect(nextStatuses('confirmed', 'staff')).toEqual(['shipped', 'cancelled']);
});
