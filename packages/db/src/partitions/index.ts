export { partitionOrders, type PartitionOrdersOptions } from './partition-orders.ts';
export { keepMonths, type KeepMonthsOptions } from './keep-months.ts';
