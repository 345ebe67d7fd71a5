/** What an API key may be allowed to do. A session may do everything that its account may. */
export const scopes = ['read', 'orders', 'staff'] as const;
export type Scope = (typeof scopes)[number];

/** Who may call a procedure: anyone, whoever is signed in (for what is theirs), or staff. */
export type Who = 'anyone' | 'customer' | 'staff';

export interface Access {
  readonly who: Who;
  /**
   * The scope that an API key needs for it; null: no key will do, only a session. Where anyone may call,
   * nobody is asked for a key.
   */
  readonly scope: Scope | null;
}

const anyone: Access = { who: 'anyone', scope: null };
const customerToRead: Access = { who: 'customer', scope: 'read' };
const customerToOrder: Access = { who: 'customer', scope: 'orders' };
const customerInSession: Access = { who: 'customer', scope: null };
const staff: Access = { who: 'staff', scope: 'staff' };
const staffInSession: Access = { who: 'staff', scope: null };

/**
 * Who may call what: every procedure of the router by its path, and the one place that says so. A
 * procedure that is missing here, or was built for others, answers nobody.
 */
export const accessTable: ReadonlyMap<string, Access> = new Map<string, Access>([
  ['auth.signUp', anyone],
  ['auth.signIn', anyone],
  ['auth.signOut', customerInSession],
  ['auth.requestPasswordReset', anyone],
  ['auth.resetPassword', anyone],
  ['auth.me', customerToRead],
  ['auth.changePassword', customerInSession],
  ['auth.listSessions', customerInSession],
  ['auth.endSession', customerInSession],
  ['auth.endOtherSessions', customerInSession],
  ['auth.createApiKey', customerInSession],
  ['auth.listApiKeys', customerInSession],
  ['auth.revokeApiKey', customerInSession],

  ['users.get', customerToRead],
  // A name; changing an e-mail, with which an account can be taken over, wants a session besides.
  ['users.update', { who: 'customer', scope: 'staff' }],
  ['users.create', staff],
  ['users.list', staff],
  ['users.listByPage', staff],
  ['users.setRole', staffInSession],
  ['users.delete', staff],
  ['audit.list', staff],

  ['catalog.import', staff],
  ['catalog.beginImport', staff],
  ['catalog.addToImport', staff],
  ['catalog.finishImport', staff],

  ['products.get', anyone],
  ['products.list', anyone],
  ['products.listByPage', anyone],
  ['products.watchStock', anyone],
  ['products.create', staff],
  ['products.update', staff],
  ['products.adjustStock', staff],
  ['products.setStock', staff],
  ['products.stockHistory', staff],
  ['products.delete', staff],

  ['reports.summary', staff],
  ['reports.salesByDay', staff],
  ['reports.topProducts', staff],
  ['reports.lowStock', staff],

  ['operations.placement', staff],

  ['orders.place', customerToOrder],
  ['orders.get', customerToRead],
  ['orders.list', customerToRead],
  ['orders.listByPage', staff],
  ['orders.history', customerToRead],
  ['orders.watch', customerToRead],
  ['orders.confirm', staff],
  ['orders.ship', staff],
  ['orders.deliver', staff],
  ['orders.claimNext', staff],
  ['orders.releaseClaim', staff],
  ['orders.cancel', customerToOrder],

  ['webhooks.create', staff],
  ['webhooks.list', staff],
  ['webhooks.get', staff],
  ['webhooks.update', staff],
  ['webhooks.delete', staff],
  ['webhooks.rotateSecret', staff],
  ['webhooks.listDeliveries', staff],
  ['webhooks.redeliver', staff],
]);

/**
 * The table's word on a procedure that was built for `who`.
 * @throws {Error} when the table does not name it, or names others.
 */
export function accessOf(path: string, who: Who | undefined): Access {
  const access = accessTable.get(path);
  if (!access) throw new Error(`${path} is missing in auth/access.ts, so nobody may call it`);
  if (access.who !== who)
    throw new Error(`auth/access.ts lets ${access.who} call ${path}, which is built for ${who}`);
  return access;
}
