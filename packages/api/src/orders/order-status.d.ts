/** The statuses of an order, as callers see them. The workflow between them is data of `@order-store/db`. */
export type OrderStatus = 'pending' | 'confirmed' | 'shipped' | 'delivered' | 'cancelled';
