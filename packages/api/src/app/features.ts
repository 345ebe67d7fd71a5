// Re-exported by name, since the compiler then names these types in its declarations rather than printing
// them, and the docstrings of the procedures reach the users of the SDK. A new feature is a line here.
export { auditRouter as audit } from '../audit/audit-router.ts';
export { authRouter as auth } from '../accounts/auth-router.ts';
export { catalogRouter as catalog } from '../catalog/catalog-router.ts';
export { operationsRouter as operations } from '../operations/operations-router.ts';
export { ordersRouter as orders } from '../orders/orders-router.ts';
export { productsRouter as products } from '../products/products-router.ts';
export { reportsRouter as reports } from '../reports/reports-router.ts';
export { usersRouter as users } from '../users/users-router.ts';
export { webhooksRouter as webhooks } from '../webhooks/webhooks-router.ts';
