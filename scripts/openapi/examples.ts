const password = 'green teapot 7';
/** Of order 42. */
export const orderNumber = 'ORD-7K3F9-QXM2A';
export const emailedToken = 'the token of the emailed link';
const page = { page: 1, pageSize: 20 };

/**
 * An input for each procedure that takes one, as the reference shows it. Generating the reference fails if one is not
 * valid. `run-examples.test.ts` runs them in this order against a store whose ids they name.
 */
export const examples: Readonly<Record<string, object>> = {
  'audit.list': { kind: 'user-created', limit: 20 },

  'auth.signUp': { email: 'ada@example.com', name: 'Ada', password },
  'auth.signIn': { email: 'ada@example.com', password },
  'auth.requestPasswordReset': { email: 'ada@example.com' },
  'auth.resetPassword': { token: emailedToken, password },
  'auth.verifyEmail': { token: emailedToken, password },
  'auth.reauthenticate': { currentPassword: password },
  'auth.beginTotp': { currentPassword: password },
  'auth.confirmTotp': { totpCode: '123456', currentPassword: password },
  'auth.disableTotp': { totpCode: '123456', currentPassword: password },
  'auth.changePassword': { currentPassword: password, newPassword: 'blue teapot 8' },
  'auth.endSession': { id: '31' },
  'auth.endOtherSessions': { currentPassword: password },
  'auth.createApiKey': { name: 'ERP', scopes: ['read', 'orders'], expiresAt: null },
  'auth.listApiKeys': {},
  'auth.revokeApiKey': { id: '12' },

  'addresses.set': {
    addresses: [
      {
        id: '5b1f5a0c-0a0e-4c0e-8a55-4a2f5d9b1c22',
        fields: { name: 'Ada Byron', street: '12 St James', city: 'London', postcode: 'SW1A 1AA' },
      },
    ],
    expectedVersion: 0,
  },

  'carts.set': {
    lines: [{ productId: '3', quantity: 2 }],
    orderKey: '7a0c5e0e-6f0d-4a55-9d8e-2c4f5d9b1c11',
    expectedVersion: 0,
  },

  'catalog.import': { csv: 'sku,name,price,stock\nBOWL,Bowl,9.50,3\n', mode: 'all-or-nothing' },
  'catalog.beginImport': {},
  'catalog.uploadPart': { id: '20', part: 1, text: 'sku,name,price,stock\nBOWL,Bowl,9.50,3\n' },
  'catalog.previewImport': { id: '20', outcome: 'created', limit: 20 },
  'catalog.startImport': { id: '20', mode: 'all-or-nothing' },
  'catalog.getImport': { id: '20' },
  'catalog.listImports': {},
  'catalog.listImportRows': { id: '20', afterLine: 1, limit: 100 },
  'catalog.cancelImport': { id: '22' },
  'catalog.addToImport': { id: '21', csv: 'sku,stock\nBOWL,3\n', firstLine: 2 },
  'catalog.finishImport': { id: '21', mode: 'all-or-nothing' },

  'events.list': { after: '7312-88.7300-12', limit: 100 },

  'orders.place': {
    items: [{ productId: '3', quantity: 2 }],
    expectedTotal: '25.00',
    metadata: { address: { street: '1 Pot Lane', city: 'Ulm' } },
  },
  'orders.get': { orderNumber },
  'orders.list': { status: 'pending', limit: 20 },
  'orders.listByPage': { status: 'pending', ...page },
  'orders.history': { id: '42' },
  'orders.watch': { orderId: '42' },
  'orders.confirm': { id: '42', expectedVersion: 1, note: 'checked by phone' },
  'orders.claimNext': { leaseSeconds: 60, status: 'confirmed' },
  'orders.releaseClaim': { id: '42' },
  'orders.ship': {
    id: '42',
    items: [{ itemId: '7', quantity: 1 }],
    carrier: 'DHL',
    trackingNumber: '00340434161094042557',
    customerNote: 'With the next post',
  },
  'orders.cancelItems': {
    id: '42',
    items: [{ itemId: '7', quantity: 1 }],
    reason: 'one too many',
  },
  'orders.deliver': { id: '42' },
  'orders.returnItems': {
    id: '42',
    items: [{ itemId: '7', quantity: 1, restock: true }],
    reason: 'wrong colour',
  },
  'orders.updateMetadata': { id: '42', metadata: { giftNote: 'Happy birthday', address: null } },
  'orders.note': { id: '42', text: 'Call before delivery' },
  'orders.listNotes': { id: '42', limit: 20 },
  'orders.extendHold': { id: '43', expiresInSeconds: 900 },
  'orders.cancel': { id: '43', note: 'changed my mind' },

  'payments.record': {
    orderId: '42',
    provider: 'stripe',
    reference: 'pi_3QK7',
    kind: 'captured',
    amount: '25.00',
  },
  'payments.list': { orderId: '42' },
  'payments.listRefundsDue': { limit: 20 },

  'products.get': { sku: 'MUG' },
  'products.list': { search: 'mug', inStock: true, sort: 'price', limit: 20 },
  'products.listByPage': { sort: 'name', ...page },
  'products.categories': {},
  'products.watchStock': { ids: ['3'] },
  'products.create': { sku: 'TEAPOT', name: 'Teapot', price: '29.00', stockQuantity: 3 },
  'products.update': { id: '4', expectedVersion: 1, price: '13.00' },
  'products.updateMany': { ids: ['3', '4'], price: { percent: '5' }, preview: true },
  'products.archive': { id: '4' },
  'products.restore': { id: '4' },
  'products.setPurchaseLimit': { id: '4', perCustomer: 2 },
  'products.adjustStock': { id: '4', delta: -1, reason: 'broken' },
  'products.setStock': { id: '4', quantity: 7, expectedQuantity: 8, reason: 'stock count' },
  'products.stockHistory': { id: '4', limit: 20 },
  'products.delete': { id: '5' },

  'reports.summary': { from: '2026-01-01', to: '2026-12-31' },
  'reports.salesByDay': { from: '2026-11-01', timeZone: 'Europe/Berlin' },
  'reports.topProducts': { by: 'quantity', limit: 10 },
  'reports.lowStock': { threshold: 10, limit: 20 },
  'reports.stock': { from: '2026-11-01', to: '2026-11-29', timeZone: 'Europe/Berlin', limit: 20 },
  'reports.buyers': { productId: '3', limit: 20 },
  'reports.customers': { ids: ['7', '8'] },

  'users.get': { id: '7' },
  'users.update': { id: '7', expectedVersion: 1, name: 'Ada L.' },
  'users.create': { email: 'bob@example.com', name: 'Bob' },
  'users.list': { search: 'ada', limit: 20 },
  'users.listByPage': page,
  'users.setRole': { id: '8', role: 'staff' },
  'users.getNote': { id: '7' },
  'users.setNote': { id: '7', text: 'Rings before noon', expectedVersion: 0 },
  'users.erase': { id: '9', keepOrderMetadata: ['channel'] },
  'users.delete': { id: '10' },

  'webhooks.create': { url: 'https://example.com/hook', events: ['order.placed'] },
  'webhooks.list': { limit: 20 },
  'webhooks.get': { id: '5' },
  'webhooks.update': { id: '5', enabled: true },
  'webhooks.rotateSecret': { id: '5' },
  'webhooks.listDeliveries': { webhookId: '5', status: 'failed' },
  'webhooks.redeliver': { deliveryId: '90' },
  'webhooks.delete': { id: '5' },
};
