export { partitionOrders, type PartitionOrdersOptions } from './partition-orders.ts';
export { keepMonths, keepMonthsAt, type KeepMonthsOptions } from './keep-months.ts';
export { PartitionError } from './partition-error.ts';
