export { fulfilOrders, type FulfilmentOptions } from './fulfil-orders.ts';
