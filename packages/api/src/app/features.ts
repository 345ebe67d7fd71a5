// A new feature is a line here. The routers are re-exported by name because the compiler then refers to these types
// in its declarations instead of printing them, so the procedures' docstrings reach the users of the SDK.
export { addressesRouter as addresses } from '../addresses/index.ts';
export { auditRouter as audit } from '../audit/index.ts';
export { authRouter as auth } from '../accounts/index.ts';
export { cartsRouter as carts } from '../carts/index.ts';
export { catalogRouter as catalog } from '../catalog/index.ts';
export { eventsRouter as events } from '../events/index.ts';
export { operationsRouter as operations } from '../operations/index.ts';
export { ordersRouter as orders } from '../orders/index.ts';
export { paymentsRouter as payments } from '../payments/index.ts';
export { productsRouter as products } from '../products/index.ts';
export { reportsRouter as reports } from '../reports/index.ts';
export { usersRouter as users } from '../users/index.ts';
export { webhooksRouter as webhooks } from '../webhooks/index.ts';
