import type { Order } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { orderQuery, ordersKey } from '../../orders/order-queries.ts';
import { productsKey } from '../../products/product-queries.ts';
import { updateListedOrder } from './update-listed-order.ts';

/**
 * Mutation that changes an order and updates its cached copies, even when someone else changed it first. `change` returns
 * null if it was undone.
 */
export function useOrderChange<Input>(
  change: (input: Input) => Promise<Order | null>,
  onChanged: (order: Order) => void,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => change(input),
    onSuccess: (order) => {
      if (!order) return;
      queryClient.setQueryData(orderQuery(order.orderNumber).queryKey, order);
      updateListedOrder(queryClient, order);
      // Cancelled and returned units go back to stock.
      void queryClient.invalidateQueries({ queryKey: productsKey });
      onChanged(order);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ordersKey }),
  });
}
