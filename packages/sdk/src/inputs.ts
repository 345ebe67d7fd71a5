// Generated from the schemas of the API by `npm run api:report`.
import type { JsonObject, MutationInput } from '@order-store/api/types';

/** The input of each procedure, such as `RouterInputs['orders']['place']`. */
export interface RouterInputs {
  addresses: {
    get: void | undefined;
    set: SetAddressesInput;
  };
  audit: {
    list: ListSecurityEventsInput | void | undefined;
  };
  auth: {
    beginTotp: BeginTotpInput | void | undefined;
    changePassword: ChangePasswordInput;
    confirmTotp: ConfirmTotpInput;
    createApiKey: CreateApiKeyInput;
    disableTotp: TotpCodeInput;
    endOtherSessions: EndOtherSessionsInput | void | undefined;
    endSession: EndSessionInput;
    listApiKeys: Record<string, never> | void | undefined;
    listSessions: Record<string, never> | void | undefined;
    me: void | undefined;
    reauthenticate: ReauthenticateInput;
    requestEmailVerification: MutationInput | void | undefined;
    requestPasswordReset: RequestPasswordResetInput;
    resetPassword: ResetPasswordInput;
    revokeApiKey: ApiKeyIdInput;
    signIn: SignInInput;
    signOut: MutationInput | void | undefined;
    signUp: SignUpInput;
    verifyEmail: VerifyEmailInput;
  };
  carts: {
    get: void | undefined;
    set: SetCartInput;
  };
  catalog: {
    addToImport: AddToImportInput;
    beginImport: BeginImportInput | void | undefined;
    cancelImport: CancelImportInput;
    finishImport: StartImportInput;
    getImport: ImportIdInput;
    import: ImportCatalogInput;
    listImportRows: ListImportRowsInput;
    listImports: void | undefined;
    previewImport: PreviewImportInput;
    startImport: StartImportInput;
    uploadPart: UploadPartInput;
  };
  events: {
    list: ListEventsInput | void | undefined;
  };
  operations: {
    placement: void | undefined;
  };
  orders: {
    cancel: ChangeStatusInput;
    cancelItems: CancelItemsInput;
    claimNext: ClaimNextInput | void | undefined;
    confirm: ChangeStatusInput;
    deliver: DeliverInput;
    extendHold: ExtendHoldInput;
    get: GetOrderInput;
    history: OrderIdInput;
    list: ListOrdersInput | void | undefined;
    listByPage: PageOrdersInput | void | undefined;
    listNotes: ListNotesInput;
    note: AddNoteInput;
    place: PlaceOrderInput;
    releaseClaim: ReleaseClaimInput;
    returnItems: ReturnItemsInput;
    ship: ShipInput;
    updateMetadata: UpdateMetadataInput;
    watch: WatchOrdersInput | void | undefined;
  };
  payments: {
    list: ListPaymentsInput | void | undefined;
    listRefundsDue: ListRefundsDueInput | void | undefined;
    record: RecordPaymentInput;
  };
  products: {
    adjustStock: AdjustStockInput;
    archive: ArchiveProductInput;
    categories: ListCategoriesInput | void | undefined;
    create: CreateProductInput;
    delete: ProductIdInput;
    get: GetProductInput;
    list: ListProductsInput | void | undefined;
    listByPage: PageProductsInput | void | undefined;
    restore: ArchiveProductInput;
    setPurchaseLimit: SetPurchaseLimitInput;
    setStock: SetStockInput;
    stockHistory: StockHistoryInput;
    update: UpdateProductInput;
    updateMany: UpdateManyProductsInput;
    watchStock: WatchStockInput;
  };
  reports: {
    buyers: BuyersInput;
    customers: CustomersInput;
    lowStock: LowStockInput | void | undefined;
    salesByDay: RangeInput | void | undefined;
    stock: StockInput | void | undefined;
    summary: RangeInput | void | undefined;
    topProducts: TopProductsInput | void | undefined;
  };
  users: {
    create: CreateUserInput;
    delete: DeleteUserInput;
    erase: EraseUserInput;
    get: GetUserInput;
    getNote: GetUserNoteInput;
    list: ListUsersInput | void | undefined;
    listByPage: PageUsersInput | void | undefined;
    setNote: SetUserNoteInput;
    setRole: SetRoleInput;
    update: UpdateUserInput;
  };
  webhooks: {
    create: CreateWebhookInput;
    delete: ChangeWebhookInput;
    get: WebhookIdInput;
    list: ListWebhooksInput | void | undefined;
    listDeliveries: ListDeliveriesInput | void | undefined;
    redeliver: RedeliverInput;
    rotateSecret: ChangeWebhookInput;
    update: UpdateWebhookInput;
  };
}

/** The input of `orders.note`. */
export interface AddNoteInput extends MutationInput {
  /** The order. */
  id: string;
  /** The note, at most 1000 characters. */
  text: string;
}

/** The input of `catalog.addToImport`. */
export interface AddToImportInput extends MutationInput {
  /** The import. */
  id: string;
  /** CSV with a header, at most 4 MiB. */
  csv: string;
  /** The line of the first row in the whole file. */
  firstLine: number;
}

/** The input of `products.adjustStock`. */
export interface AdjustStockInput extends MutationInput {
  /** The product. */
  id: string;
  /** The change in units; negative to remove some. */
  delta: number;
  /** Why the stock changes, for the stock history. */
  reason: string;
}

/** The input of `auth.revokeApiKey`. */
export interface ApiKeyIdInput extends MutationInput {
  /** The API key. */
  id: string;
}

/** The input of `products.archive`, `products.restore`. */
export interface ArchiveProductInput extends MutationInput {
  /** The product. */
  id: string;
  /** The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
  expectedVersion?: number | undefined;
}

/** The input of `catalog.beginImport`. */
export type BeginImportInput = MutationInput;

/** The input of `auth.beginTotp`. */
export interface BeginTotpInput extends MutationInput {
  /** The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
  currentPassword?: string | undefined;
}

/** The input of `reports.buyers`. */
export interface BuyersInput {
  /** The product. */
  productId: string;
  /** The size of the page, from 1 to 100. Default: 20. */
  limit?: number | undefined;
  /** The nextCursor of the previous page. Default: the first page. */
  cursor?: string | null | undefined;
}

/** The input of `catalog.cancelImport`. */
export interface CancelImportInput extends ImportIdInput, MutationInput {}

/** The input of `orders.cancelItems`. */
export interface CancelItemsInput extends MutationInput {
  /** The order. */
  id: string;
  /** The units to cancel, none of which has shipped. */
  items: Array<{
    /** The id of the order's item. */
    itemId: string;
    /** How many units. */
    quantity: number;
  }>;
  /** Why, for the history of the order. */
  reason?: string | undefined;
  /** The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
  expectedVersion?: number | undefined;
}

/** The input of `auth.changePassword`. */
export interface ChangePasswordInput extends MutationInput {
  /** The current password of the account. */
  currentPassword: string;
  /** The new password: 10 to 200 characters, not a common one. */
  newPassword: string;
  /** Whether API keys stay valid. Default: false, which revokes them. */
  keepApiKeys?: boolean | undefined;
}

/** The input of `orders.cancel`, `orders.confirm`. */
export interface ChangeStatusInput extends MutationInput {
  /** The order. */
  id: string;
  /** The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
  expectedVersion?: number | undefined;
  /** An internal note in the history of the order. */
  note?: string | undefined;
  /** A note that the customer sees, too. */
  customerNote?: string | undefined;
}

/** The input of `webhooks.delete`, `webhooks.rotateSecret`. */
export interface ChangeWebhookInput extends MutationInput {
  /** The webhook. */
  id: string;
  /** The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
  currentPassword?: string | undefined;
}

/** The input of `orders.claimNext`. */
export interface ClaimNextInput extends MutationInput {
  /** How long the claim lasts, in seconds. Default: 60. */
  leaseSeconds?: number | undefined;
  /** The status of the order. Default: pending. */
  status?: "pending" | "confirmed" | undefined;
}

/** The input of `auth.confirmTotp`. */
export interface ConfirmTotpInput extends MutationInput {
  /** Six digits of the authenticator app, or a recovery code. */
  totpCode: string;
  /** Whether API keys stay valid. Default: false, which revokes them. */
  keepApiKeys?: boolean | undefined;
  /** The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
  currentPassword?: string | undefined;
}

/** The input of `auth.createApiKey`. */
export interface CreateApiKeyInput extends MutationInput {
  /** A name to recognize the key by, at most 100 characters. */
  name: string;
  /** What the key may do. Default: read and orders. */
  scopes?: Array<"read" | "orders" | "catalog" | "fulfilment" | "webhooks" | "reports" | "users" | "payments" | "staff"> | undefined;
  /** When the key expires, in UTC. Default: null, never. */
  expiresAt?: string | null | undefined;
  /** The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
  currentPassword?: string | undefined;
}

/** The input of `products.create`. */
export interface CreateProductInput extends MutationInput {
  /** The stock keeping unit, which no other product has. */
  sku: string;
  /** The name that customers see. */
  name: string;
  /** The description, at most 10,000 characters. */
  description?: string | null | undefined;
  /** The price of a unit: a decimal string such as "29.99". */
  price: string;
  /** The units in stock. Default: 0. */
  stockQuantity?: number | undefined;
  /** The shop's own data, which everyone sees. */
  metadata?: JsonObject | undefined;
}

/** The input of `users.create`. */
export interface CreateUserInput extends MutationInput {
  /** The e-mail address, with which the user signs in. */
  email: string;
  /** The name, at most 255 characters. */
  name: string;
  /** Without one, the user must reset it to sign in. */
  password?: string | undefined;
  /** Default: customer. */
  role?: "customer" | "staff" | undefined;
  /** The shop's own data. */
  metadata?: JsonObject | undefined;
  /** The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
  currentPassword?: string | undefined;
}

/** The input of `webhooks.create`. */
export interface CreateWebhookInput extends MutationInput {
  /** The https URL that receives the deliveries. */
  url: string;
  /** The events to deliver; null for all. */
  events?: Array<"order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended" | "product.stock_changed"> | null | undefined;
  /** A description for people. */
  description?: string | null | undefined;
  /** The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
  currentPassword?: string | undefined;
}

/** The input of `reports.customers`. */
export interface CustomersInput {
  /** The customers, at most 100, such as those of a page of users.list. */
  ids: Array<string>;
}

/** The input of `users.delete`. */
export interface DeleteUserInput extends MutationInput {
  /** The user. */
  id: string;
  /** The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
  currentPassword?: string | undefined;
}

/** The input of `orders.deliver`. */
export interface DeliverInput extends MutationInput {
  /** The order. */
  id: string;
  /** The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
  expectedVersion?: number | undefined;
  /** An internal note in the history of the order. */
  note?: string | undefined;
  /** A note that the customer sees, too. */
  customerNote?: string | undefined;
  /** The shipment that arrived. Default: every shipment of an order that has shipped. */
  shipmentId?: string | undefined;
}

/** The input of `auth.endOtherSessions`. */
export interface EndOtherSessionsInput extends MutationInput {
  /** The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
  currentPassword?: string | undefined;
}

/** The input of `auth.endSession`. */
export interface EndSessionInput extends MutationInput {
  /** The session. */
  id: string;
  /** The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
  currentPassword?: string | undefined;
}

/** The input of `users.erase`. */
export interface EraseUserInput extends MutationInput {
  /** The user. */
  id: string;
  /** The top-level keys of the orders' metadata that are not personal and stay. Default: none. */
  keepOrderMetadata?: Array<string> | undefined;
  /** The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
  currentPassword?: string | undefined;
}

/** The input of `orders.extendHold`. */
export interface ExtendHoldInput extends MutationInput {
  /** The order. */
  id: string;
  /** When the order expires, in seconds from now. */
  expiresInSeconds: number;
}

/** The input of `orders.get`. */
export type GetOrderInput = {
  /** The order. */
  id: string;
} | {
  /** The number, such as "ORD-7K3F9-QXM2A". */
  orderNumber: string;
} | {
  /** The key that the order was placed with. */
  idempotencyKey: string;
  /** The customer. Only for staff. Default: the caller. */
  userId?: string | undefined;
};

/** What every {@link GetProductInput} has. */
interface GetProductInputBase {
  /** Also archived products. For staff. */
  includeArchived?: boolean | undefined;
}
interface GetProductInput1 extends GetProductInputBase {
  /** The product. */
  id: string;
}
interface GetProductInput2 extends GetProductInputBase {
  /** The stock keeping unit, which no other product has. */
  sku: string;
}
/** The input of `products.get`. */
export type GetProductInput = GetProductInput1 | GetProductInput2;

/** The input of `users.get`. */
export interface GetUserInput {
  /** The user. */
  id: string;
}

/** The input of `users.getNote`. */
export interface GetUserNoteInput {
  /** The user. */
  id: string;
}

/** The input of `catalog.import`. */
export interface ImportCatalogInput extends MutationInput {
  /** CSV with a header, at most 4 MiB. */
  csv: string;
  /** Whether a row with an error rejects the whole file or is skipped. */
  mode?: "all-or-nothing" | "row-by-row" | undefined;
}

/** The input of `catalog.getImport`. */
export interface ImportIdInput {
  /** The import. */
  id: string;
}

/** The input of `products.categories`. */
export interface ListCategoriesInput {
  /** Also archived products. For staff. */
  includeArchived?: boolean | undefined;
}

/** The input of `webhooks.listDeliveries`. */
export interface ListDeliveriesInput {
  /** Only deliveries of this webhook. */
  webhookId?: string | undefined;
  /** Only deliveries with this status. */
  status?: "pending" | "delivered" | "failed" | undefined;
  /** The size of the page, from 1 to 100. Default: 20. */
  limit?: number | undefined;
  /** The nextCursor of the previous page. Default: the first page. */
  cursor?: string | null | undefined;
}

/** The input of `events.list`. */
export interface ListEventsInput {
  /** The position after which to read: `nextAfter`, or `end`. Default: the beginning. */
  after?: string | undefined;
  /** The size of the page, from 1 to 100. Default: 20. */
  limit?: number | undefined;
}

/** The input of `catalog.listImportRows`. */
export interface ListImportRowsInput {
  /** The import. */
  id: string;
  /** Only rows after this line. */
  afterLine?: number | undefined;
  /** The number of rows, from 1 to 1000. Default: 100. */
  limit?: number | undefined;
}

/** The input of `orders.listNotes`. */
export interface ListNotesInput {
  /** The order. */
  id: string;
  /** The size of the page, from 1 to 100. Default: 20. */
  limit?: number | undefined;
  /** The nextCursor of the previous page. Default: the first page. */
  cursor?: string | null | undefined;
}

/** The input of `orders.list`. */
export interface ListOrdersInput {
  /** Only orders with this status. */
  status?: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled" | undefined;
  /** Only orders of this customer. */
  userId?: string | undefined;
  /** Only orders whose metadata contains these values. Only for staff: FORBIDDEN, as all filters below. */
  metadata?: JsonObject | undefined;
  /** Only orders placed at or after this instant or day (UTC). */
  from?: string | undefined;
  /** Only orders placed before this instant, or up to and including this day (UTC). */
  to?: string | undefined;
  /** Only orders with at least this totalAmount. */
  minTotal?: string | undefined;
  /** Only orders with at most this totalAmount. */
  maxTotal?: string | undefined;
  /** Only orders whose number begins with the text, in any letter case, or whose customer's name or e-mail address contains it. */
  search?: string | undefined;
  /** Only orders of this product. */
  productId?: string | undefined;
  /** Only orders whose payments have this status. */
  paymentStatus?: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded" | undefined;
  /** Only orders of which nothing, a part or everything has shipped. */
  fulfilment?: "unfulfilled" | "partial" | "fulfilled" | undefined;
  /** The size of the page, from 1 to 100. Default: 20. */
  limit?: number | undefined;
  /** The nextCursor of the previous page. Default: the first page. */
  cursor?: string | null | undefined;
}

/** The input of `payments.list`. */
export interface ListPaymentsInput {
  /** Only payments of this order. */
  orderId?: string | undefined;
  /** The size of the page, from 1 to 100. Default: 20. */
  limit?: number | undefined;
  /** The nextCursor of the previous page. Default: the first page. */
  cursor?: string | null | undefined;
}

/** The input of `products.list`. */
export interface ListProductsInput {
  /** Only products whose name, SKU or description matches. */
  search?: string | undefined;
  /** Only products that are in stock, or that are not. */
  inStock?: boolean | undefined;
  /** Only products that cost at least this. */
  minPrice?: string | undefined;
  /** Only products that cost at most this. */
  maxPrice?: string | undefined;
  /** Only products whose metadata contains these values. */
  metadata?: JsonObject | undefined;
  /** Also archived products. For staff. */
  includeArchived?: boolean | undefined;
  /** The order: -price is the most expensive first. Default: newest. */
  sort?: "newest" | "price" | "-price" | "name" | undefined;
  /** The size of the page, from 1 to 100. Default: 20. */
  limit?: number | undefined;
  /** The nextCursor of the previous page. Default: the first page. */
  cursor?: string | null | undefined;
}

/** The input of `payments.listRefundsDue`. */
export interface ListRefundsDueInput {
  /** The size of the page, from 1 to 100. Default: 20. */
  limit?: number | undefined;
  /** The nextCursor of the previous page. Default: the first page. */
  cursor?: string | null | undefined;
}

/** The input of `audit.list`. */
export interface ListSecurityEventsInput {
  /** Only events of this account. */
  userId?: string | undefined;
  /** Only events that this user caused. */
  byUserId?: string | undefined;
  /** Only events caused with this API key. */
  keyId?: string | undefined;
  /** Only events of this kind. */
  kind?: "signed-up" | "signed-in" | "sign-in-failed" | "sign-in-slowed" | "signed-out" | "sessions-ended" | "password-changed" | "password-change-failed" | "password-reset-requested" | "password-reset" | "key-created" | "key-revoked" | "role-changed" | "email-changed" | "email-change-requested" | "email-verified" | "totp-enabled" | "totp-disabled" | "reauthenticated" | "reauthentication-failed" | "user-created" | "user-deleted" | "user-updated" | "user-erased" | "user-note-changed" | "product-created" | "product-updated" | "product-deleted" | "stock-changed" | "catalog-imported" | "catalog-import-stopped" | "prices-imported" | "order-placed" | "order-status-changed" | "order-items-cancelled" | "order-items-returned" | "order-hold-extended" | "order-note-added" | "order-metadata-updated" | "payment-recorded" | "orders-exported" | "products-exported" | "buyers-exported" | "stock-exported" | "audit-exported" | "webhook-created" | "webhook-updated" | "webhook-deleted" | "webhook-secret-rotated" | "webhook-redelivered" | undefined;
  /** Only events at or after this instant or day (UTC). */
  from?: string | undefined;
  /** Only events before this instant, or up to and including this day (UTC). */
  to?: string | undefined;
  /** The size of the page, from 1 to 100. Default: 20. */
  limit?: number | undefined;
  /** The nextCursor of the previous page. Default: the first page. */
  cursor?: string | null | undefined;
}

/** The input of `users.list`. */
export interface ListUsersInput {
  /** Only users whose name or e-mail address matches. */
  search?: string | undefined;
  /** The size of the page, from 1 to 100. Default: 20. */
  limit?: number | undefined;
  /** The nextCursor of the previous page. Default: the first page. */
  cursor?: string | null | undefined;
}

/** The input of `webhooks.list`. */
export interface ListWebhooksInput {
  /** The size of the page, from 1 to 100. Default: 20. */
  limit?: number | undefined;
  /** The nextCursor of the previous page. Default: the first page. */
  cursor?: string | null | undefined;
}

/** The input of `reports.lowStock`. */
export interface LowStockInput {
  /** Only products with at most this stock. Default: 10. */
  threshold?: number | undefined;
  /** The size of the page, from 1 to 100. Default: 20. */
  limit?: number | undefined;
  /** The nextCursor of the previous page. Default: the first page. */
  cursor?: string | null | undefined;
}

/** The input of `orders.history`. */
export interface OrderIdInput {
  /** The order. */
  id: string;
}

/** The input of `orders.listByPage`. */
export interface PageOrdersInput {
  /** Only orders with this status. */
  status?: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled" | undefined;
  /** Only orders of this customer. */
  userId?: string | undefined;
  /** Only orders whose metadata contains these values. Only for staff: FORBIDDEN, as all filters below. */
  metadata?: JsonObject | undefined;
  /** Only orders placed at or after this instant or day (UTC). */
  from?: string | undefined;
  /** Only orders placed before this instant, or up to and including this day (UTC). */
  to?: string | undefined;
  /** Only orders with at least this totalAmount. */
  minTotal?: string | undefined;
  /** Only orders with at most this totalAmount. */
  maxTotal?: string | undefined;
  /** Only orders whose number begins with the text, in any letter case, or whose customer's name or e-mail address contains it. */
  search?: string | undefined;
  /** Only orders of this product. */
  productId?: string | undefined;
  /** Only orders whose payments have this status. */
  paymentStatus?: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded" | undefined;
  /** Only orders of which nothing, a part or everything has shipped. */
  fulfilment?: "unfulfilled" | "partial" | "fulfilled" | undefined;
  /** The number of the page, from 1. Default: 1. */
  page?: number | undefined;
  /** The size of the pages, from 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}

/** The input of `products.listByPage`. */
export interface PageProductsInput {
  /** Only products whose name, SKU or description matches. */
  search?: string | undefined;
  /** Only products that are in stock, or that are not. */
  inStock?: boolean | undefined;
  /** Only products that cost at least this. */
  minPrice?: string | undefined;
  /** Only products that cost at most this. */
  maxPrice?: string | undefined;
  /** Only products whose metadata contains these values. */
  metadata?: JsonObject | undefined;
  /** Also archived products. For staff. */
  includeArchived?: boolean | undefined;
  /** The order: -price is the most expensive first. Default: newest. */
  sort?: "newest" | "price" | "-price" | "name" | undefined;
  /** The number of the page, from 1. Default: 1. */
  page?: number | undefined;
  /** The size of the pages, from 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}

/** The input of `users.listByPage`. */
export interface PageUsersInput {
  /** Only users whose name or e-mail address matches. */
  search?: string | undefined;
  /** The number of the page, from 1. Default: 1. */
  page?: number | undefined;
  /** The size of the pages, from 1 to 100. Default: 20. */
  pageSize?: number | undefined;
}

/** The input of `orders.place`. */
export interface PlaceOrderInput extends MutationInput {
  /** The lines of the order; lines of the same product are merged. */
  items: Array<{
    /** The product. */
    productId: string;
    /** The number of units, from 1. */
    quantity: number;
  }>;
  /** The customer, if staff order for someone else. */
  userId?: string | undefined;
  /** The grand total that the customer saw. If it differs, nothing is placed: TOTAL_CHANGED. */
  expectedTotal?: string | undefined;
  /** The shop's own data, such as an address. */
  metadata?: JsonObject | undefined;
  /** What the customer pays besides the items. Only for staff: FORBIDDEN. */
  charges?: Array<{
    /** What the charge is for. */
    kind: "shipping" | "tax" | "discount" | "fee";
    /** What the customer reads, such as "Express shipping". */
    label: string;
    /** A decimal string such as "4.90"; negative for a discount. */
    amount: string;
  }> | undefined;
  /** How long the order may stay pending before it is cancelled. Default: ORDER_EXPIRES_AFTER. */
  expiresInSeconds?: number | undefined;
}

/** The input of `catalog.previewImport`. */
export interface PreviewImportInput {
  /** The import. */
  id: string;
  /** Only rows with this outcome. */
  outcome?: "created" | "updated" | "unchanged" | "refused" | undefined;
  /** Only rows after this line. */
  afterLine?: number | undefined;
  /** The number of rows, from 1 to 100. Default: 20. */
  limit?: number | undefined;
}

/** The input of `products.delete`. */
export interface ProductIdInput extends MutationInput {
  /** The product. */
  id: string;
}

/** The input of `reports.salesByDay`, `reports.summary`. */
export interface RangeInput {
  /** Only orders from this instant or day on. */
  from?: string | undefined;
  /** Only orders before this instant, or up to this day inclusive. */
  to?: string | undefined;
  /** The IANA time zone of days. Default: UTC. */
  timeZone?: string | undefined;
  /** Leaves out orders whose metadata contains these values, such as {"simulated": true}. */
  excludeMetadata?: JsonObject | undefined;
}

/** The input of `auth.reauthenticate`. */
export interface ReauthenticateInput extends MutationInput {
  /** The current password of the account. */
  currentPassword: string;
}

/** The input of `payments.record`. */
export interface RecordPaymentInput extends MutationInput {
  /** The order. */
  orderId: string;
  /** The payment provider, such as "stripe". */
  provider: string;
  /** The provider's id of the authorization, capture or refund. It is recorded once. */
  reference: string;
  /** What the provider reported. */
  kind: "authorized" | "captured" | "voided" | "refunded" | "failed";
  /** A decimal string such as "29.99". */
  amount: string;
  /** The shop's own data. */
  metadata?: JsonObject | undefined;
}

/** The input of `webhooks.redeliver`. */
export interface RedeliverInput extends MutationInput {
  /** The delivery to send again. */
  deliveryId: string;
}

/** The input of `orders.releaseClaim`. */
export interface ReleaseClaimInput extends OrderIdInput, MutationInput {}

/** The input of `auth.requestPasswordReset`. */
export interface RequestPasswordResetInput extends MutationInput {
  /** The e-mail address of the account. */
  email: string;
}

/** The input of `auth.resetPassword`. */
export interface ResetPasswordInput extends MutationInput {
  /** The token of the link in the e-mail. */
  token: string;
  /** The new password: 10 to 200 characters, not a common one. */
  password: string;
}

/** The input of `orders.returnItems`. */
export interface ReturnItemsInput extends MutationInput {
  /** The order. */
  id: string;
  /** The units that came back. */
  items: Array<{
    /** The id of the order's item. */
    itemId: string;
    /** How many units. */
    quantity: number;
    /** Whether the units go back into stock. */
    restock: boolean;
  }>;
  /** Why, for the history of the order. */
  reason?: string | undefined;
}

/** The input of `addresses.set`. */
export interface SetAddressesInput extends MutationInput {
  /** All addresses, the default first. */
  addresses: Array<{
    /** Chosen by the client, such as a UUID. */
    id: string;
    /** The shop's own fields of the address, such as the name and the street. */
    fields: JsonObject;
  }>;
  /** The version that the caller has read; 0 if there was no address book. If it has changed since: ADDRESSES_CHANGED. */
  expectedVersion: number;
}

/** The input of `carts.set`. */
export interface SetCartInput extends MutationInput {
  /** All lines of the cart. Products are not checked until the cart is ordered. */
  lines: Array<{
    /** The product. */
    productId: string;
    /** The number of units, from 1. */
    quantity: number;
  }>;
  /** The idempotency key with which these lines will be ordered. Use a new one when the lines change. */
  orderKey: string;
  /** The version that the caller has read; 0 if there was no cart. If the cart has changed since: CART_CHANGED. */
  expectedVersion: number;
}

/** The input of `products.setPurchaseLimit`. */
export interface SetPurchaseLimitInput extends MutationInput {
  /** The product. */
  id: string;
  /** The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
  expectedVersion?: number | undefined;
  /** The units that each customer may buy from now on; null removes the limit. */
  perCustomer: number | null;
}

/** The input of `users.setRole`. */
export interface SetRoleInput extends MutationInput {
  /** The user. */
  id: string;
  /** The new role. */
  role: "customer" | "staff";
  /** The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
  currentPassword?: string | undefined;
}

/** The input of `products.setStock`. */
export interface SetStockInput extends MutationInput {
  /** The product. */
  id: string;
  /** The units that were counted. */
  quantity: number;
  /** The stock that the caller has read; else STOCK_CHANGED. */
  expectedQuantity: number;
  /** Why the stock changes, for the stock history. */
  reason: string;
}

/** The input of `users.setNote`. */
export interface SetUserNoteInput extends MutationInput {
  /** The user. */
  id: string;
  /** The note, at most 2000 characters; empty for none. */
  text: string;
  /** The version that the caller has read; 0 if there was no note. If the note has changed since: VERSION_CONFLICT. */
  expectedVersion: number;
}

/** The input of `orders.ship`. */
export interface ShipInput extends MutationInput {
  /** The order. */
  id: string;
  /** The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
  expectedVersion?: number | undefined;
  /** An internal note in the history of the order. */
  note?: string | undefined;
  /** A note that the customer sees, too. */
  customerNote?: string | undefined;
  /** The units to ship. Default: everything that is neither cancelled nor shipped. */
  items?: Array<{
    /** The id of the order's item. */
    itemId: string;
    /** How many units. */
    quantity: number;
  }> | undefined;
  /** Who carries the shipment, at most 255 characters. */
  carrier?: string | undefined;
  /** The carrier's number for the shipment. */
  trackingNumber?: string | undefined;
  /** Where the customer can follow the shipment: begins with https:// or http://. */
  trackingUrl?: string | undefined;
}

/** The input of `auth.signIn`. */
export interface SignInInput extends MutationInput {
  /** The e-mail address of the account. */
  email: string;
  /** The current password of the account. */
  password: string;
  /** Six digits of the authenticator app, or a recovery code. */
  totpCode?: string | undefined;
  /** Whether to set the token as an HttpOnly cookie, for browsers. Default: false. */
  cookie?: boolean | undefined;
}

/** The input of `auth.signUp`. */
export interface SignUpInput extends MutationInput {
  /** The e-mail address, with which the user signs in. */
  email: string;
  /** The user's name, at most 255 characters. */
  name: string;
  /** The new password: 10 to 200 characters, not a common one. */
  password: string;
  /** Whether to set the token as an HttpOnly cookie, for browsers. Default: false. */
  cookie?: boolean | undefined;
}

/** The input of `catalog.finishImport`, `catalog.startImport`. */
export interface StartImportInput extends MutationInput {
  /** The import. */
  id: string;
  /** Whether a row with an error rejects the whole file or is skipped. */
  mode?: "all-or-nothing" | "row-by-row" | undefined;
}

/** The input of `products.stockHistory`. */
export interface StockHistoryInput {
  /** The product. */
  id: string;
  /** The size of the page, from 1 to 100. Default: 20. */
  limit?: number | undefined;
  /** The nextCursor of the previous page. Default: the first page. */
  cursor?: string | null | undefined;
}

/** The input of `reports.stock`. */
export interface StockInput {
  /** The beginning of the range: an instant or day. Default: the day `to`, or 24 hours before that instant. */
  from?: string | undefined;
  /** The end of the range: an instant, or a day, which is included. Default: yesterday. */
  to?: string | undefined;
  /** The IANA time zone of days. Default: UTC. */
  timeZone?: string | undefined;
  /** Only products whose name, SKU or description matches. */
  search?: string | undefined;
  /** Default: sku. */
  sort?: "sku" | "name" | undefined;
  /** The size of the page, from 1 to 100. Default: 20. */
  limit?: number | undefined;
  /** The nextCursor of the previous page. Default: the first page. */
  cursor?: string | null | undefined;
}

/** The input of `reports.topProducts`. */
export interface TopProductsInput {
  /** Only orders from this instant or day on. */
  from?: string | undefined;
  /** Only orders before this instant, or up to this day inclusive. */
  to?: string | undefined;
  /** The IANA time zone of days. Default: UTC. */
  timeZone?: string | undefined;
  /** Leaves out orders whose metadata contains these values, such as {"simulated": true}. */
  excludeMetadata?: JsonObject | undefined;
  /** Default: revenue. */
  by?: "revenue" | "quantity" | undefined;
  /** The number of products, from 1 to 100. Default: 10. */
  limit?: number | undefined;
}

/** The input of `auth.disableTotp`. */
export interface TotpCodeInput extends MutationInput {
  /** Six digits of the authenticator app, or a recovery code. */
  totpCode: string;
  /** The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
  currentPassword?: string | undefined;
}

/** The input of `products.updateMany`. */
export interface UpdateManyProductsInput extends MutationInput {
  /** The products, at most 1,000. */
  ids?: Array<string> | undefined;
  /** Instead of ids: the products that match, at most 5,000; {} is all for sale. */
  filter?: {
    /** Only products whose name, SKU or description matches. */
    search?: string | undefined;
    /** Only products that are in stock, or that are not. */
    inStock?: boolean | undefined;
    /** Only products that cost at least this. */
    minPrice?: string | undefined;
    /** Only products that cost at most this. */
    maxPrice?: string | undefined;
    /** Only products whose metadata contains these values. */
    metadata?: JsonObject | undefined;
    /** Also archived products. For staff. */
    includeArchived?: boolean | undefined;
  } | undefined;
  /** By how much the price of each product changes. */
  price?: {
    /** In percent; results are rounded to cents, half a cent up. */
    percent: string;
  } | {
    /** A decimal string such as "-1.50". */
    amount: string;
  } | undefined;
  /** Whether to archive or to restore the products. */
  archived?: boolean | undefined;
  /** A JSON merge patch for each: null removes a key. */
  metadata?: JsonObject | undefined;
  /** Return what would change, and change nothing. */
  preview?: boolean | undefined;
}

/** The input of `orders.updateMetadata`. */
export interface UpdateMetadataInput extends MutationInput {
  /** The order. */
  id: string;
  /** The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
  expectedVersion?: number | undefined;
  /** A JSON merge patch: null removes a key. */
  metadata: JsonObject;
}

/** The input of `products.update`. */
export interface UpdateProductInput extends MutationInput {
  /** The product. */
  id: string;
  /** The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
  expectedVersion: number;
  /** The stock keeping unit, which no other product has. */
  sku?: string | undefined;
  /** The name that customers see. */
  name?: string | undefined;
  /** The description, at most 10,000 characters. */
  description?: string | null | undefined;
  /** The price of a unit: a decimal string such as "29.99". */
  price?: string | undefined;
  /** A JSON merge patch: null removes a key. */
  metadata?: JsonObject | undefined;
}

/** The input of `users.update`. */
export interface UpdateUserInput extends MutationInput {
  /** The user. */
  id: string;
  /** The version that the caller has read. If the row has changed since: VERSION_CONFLICT. */
  expectedVersion: number;
  /** The name, at most 255 characters. */
  name?: string | undefined;
  /** The e-mail address, with which the user signs in. */
  email?: string | undefined;
  /** A JSON merge patch: null removes a key. Only for staff: FORBIDDEN. */
  metadata?: JsonObject | undefined;
  /** The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
  currentPassword?: string | undefined;
}

/** The input of `webhooks.update`. */
export interface UpdateWebhookInput extends MutationInput {
  /** The webhook. */
  id: string;
  /** The https URL that receives the deliveries. */
  url?: string | undefined;
  /** The events to deliver; null for all. */
  events?: Array<"order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended" | "product.stock_changed"> | null | undefined;
  /** A description for people. */
  description?: string | null | undefined;
  /** Whether events are delivered. */
  enabled?: boolean | undefined;
  /** The password, if the session did not confirm it recently: REAUTHENTICATION_REQUIRED. */
  currentPassword?: string | undefined;
}

/** The input of `catalog.uploadPart`. */
export interface UploadPartInput extends MutationInput {
  /** The import. */
  id: string;
  /** The number of the part, from 1. */
  part: number;
  /** The part of the file, at most 4 MiB. */
  text: string;
}

/** The input of `auth.verifyEmail`. */
export interface VerifyEmailInput extends MutationInput {
  /** The token of the link in the e-mail. */
  token: string;
  /** The current password of the account. */
  password: string;
}

/** The input of `orders.watch`. */
export interface WatchOrdersInput {
  /** Only this order. Default: all that the caller may see. */
  orderId?: string | undefined;
  /** The id of the last update received: the stream resumes after it. */
  lastEventId?: string | undefined;
}

/** The input of `products.watchStock`. */
export interface WatchStockInput {
  /** The products, at most 200. */
  ids: Array<string>;
  /** Ignored: a stream always starts with the current values. */
  lastEventId?: string | undefined;
}

/** The input of `webhooks.get`. */
export interface WebhookIdInput {
  /** The webhook. */
  id: string;
}
