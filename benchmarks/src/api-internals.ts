// Parts of the API that the other sides of the comparisons reuse, so that only the measured part differs.
export { readConfig } from '../../packages/api/src/app/config/config.ts';
export { OrderView, PlaceOrderInput } from '../../packages/api/src/orders/order-schemas.ts';
export type { OrderView as Order } from '../../packages/api/src/orders/order-views.ts';
export { viewOrder } from '../../packages/api/src/orders/read-order.ts';
export { nothingPaid } from '../../packages/api/src/orders/order-payment.ts';
export { randomOrderNumber } from '../../packages/api/src/orders/order-number.ts';
export { productsNotFound } from '../../packages/api/src/products/find-products.ts';
export { createServices } from '../../packages/api/src/app/create-services.ts';
export { createHttpServer } from '../../packages/api/src/app/http-server.ts';
export type { Services } from '../../packages/api/src/platform/services.ts';
export { DomainError } from '../../packages/api/src/shared/domain-error.ts';
export { formatMoney, parseMoney } from '../../packages/api/src/shared/money.ts';
export { utcNow } from '../../packages/api/src/shared/utc-now.ts';
export type { Actor, Context } from '../../packages/api/src/platform/identity/context.ts';
export { customerProcedure, router } from '../../packages/api/src/platform/trpc/procedures.ts';
export { requestIds } from '../../packages/api/src/platform/telemetry/request-id.ts';
