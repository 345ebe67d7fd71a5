import { accountsAccess } from '../accounts/index.ts';
import { addressesAccess } from '../addresses/index.ts';
import { auditAccess } from '../audit/index.ts';
import { cartsAccess } from '../carts/index.ts';
import { catalogAccess } from '../catalog/index.ts';
import { eventsAccess } from '../events/index.ts';
import { operationsAccess } from '../operations/index.ts';
import { ordersAccess } from '../orders/index.ts';
import { paymentsAccess } from '../payments/index.ts';
import type { Access, Audit } from '../platform/identity/access.ts';
import { productsAccess } from '../products/index.ts';
import { reportsAccess } from '../reports/index.ts';
import { usersAccess } from '../users/index.ts';
import { webhooksAccess } from '../webhooks/index.ts';
import type * as features from './features.ts';

export { accessTable, type Access, type Audit } from '../platform/identity/access.ts';

/**
 * The rows of every feature. Does not compile while a procedure has none, or a mutation's row says nothing about the audit
 * log.
 */
export const accessRows = {
  ...accountsAccess,
  ...addressesAccess,
  ...auditAccess,
  ...cartsAccess,
  ...catalogAccess,
  ...eventsAccess,
  ...operationsAccess,
  ...ordersAccess,
  ...paymentsAccess,
  ...productsAccess,
  ...reportsAccess,
  ...usersAccess,
  ...webhooksAccess,
} satisfies Record<Path<unknown>, Access> & Record<Path<'mutation'>, { readonly audit: Audit }>;

type Routers = typeof features;

/** The paths of all procedures of a type. */
type Path<Type> = {
  [Feature in keyof Routers]: PathIn<Routers[Feature]['_def']['record'], Feature, Type>;
}[keyof Routers];

type PathIn<Procedures, Feature extends string, Type> = {
  [Name in keyof Procedures & string]: Procedures[Name] extends { _def: { type: Type } }
    ? `${Feature}.${Name}`
    : never;
}[keyof Procedures & string];
