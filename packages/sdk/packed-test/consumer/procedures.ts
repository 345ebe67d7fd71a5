// Generated from the router by `npm run api:report`. It is compiled, never run.
import {
  iterate,
  type AppRouter,
  type JsonObject,
  type RouterInputs,
  type StoreClient,
} from '@order-store/sdk';
import type { inferRouterInputs } from '@trpc/server';
import { expectTypeOf } from 'expect-type';

type Inferred = inferRouterInputs<AppRouter>;
declare const client: StoreClient;
declare function taken<Call extends (input: never) => unknown>(): Parameters<Call>[0];

expectTypeOf(client.addresses.get.query).parameter(0).toEqualTypeOf<void | undefined>();
expectTypeOf(client.addresses.get.query).returns.resolves.toEqualTypeOf<{
  addresses: Array<{
    id: string;
    fields: JsonObject;
  }>;
  version: number;
  updatedAt: string | null;
}>();

expectTypeOf<RouterInputs['addresses']['set']>().toEqualTypeOf<Inferred['addresses']['set']>();
expectTypeOf(client.addresses.set.mutate).parameter(0).toEqualTypeOf<{
  addresses: Array<{
    id: string;
    fields: JsonObject;
  }>;
  expectedVersion: number;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.addresses.set.mutate).returns.resolves.toEqualTypeOf<{
  addresses: Array<{
    id: string;
    fields: JsonObject;
  }>;
  version: number;
  updatedAt: string | null;
}>();

expectTypeOf<RouterInputs['audit']['list']>().toEqualTypeOf<Inferred['audit']['list']>();
expectTypeOf(client.audit.list.query).parameter(0).toEqualTypeOf<{
  userId?: string | undefined;
  byUserId?: string | undefined;
  keyId?: string | undefined;
  kind?: "signed-up" | "signed-in" | "sign-in-failed" | "sign-in-slowed" | "signed-out" | "sessions-ended" | "password-changed" | "password-change-failed" | "password-reset-requested" | "password-reset" | "key-created" | "key-revoked" | "role-changed" | "email-changed" | "email-change-requested" | "email-verified" | "totp-enabled" | "totp-disabled" | "reauthenticated" | "reauthentication-failed" | "user-created" | "user-deleted" | "user-updated" | "user-erased" | "user-note-changed" | "product-created" | "product-updated" | "product-deleted" | "stock-changed" | "catalog-imported" | "catalog-import-stopped" | "prices-imported" | "order-placed" | "order-status-changed" | "order-items-cancelled" | "order-items-returned" | "order-hold-extended" | "order-note-added" | "order-metadata-updated" | "payment-recorded" | "orders-exported" | "products-exported" | "buyers-exported" | "stock-exported" | "audit-exported" | "webhook-created" | "webhook-updated" | "webhook-deleted" | "webhook-secret-rotated" | "webhook-redelivered" | undefined;
  from?: string | undefined;
  to?: string | undefined;
  limit?: number | undefined;
  cursor?: string | null | undefined;
} | void | undefined>();
expectTypeOf(client.audit.list.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    id: string;
    at: string;
    kind: "signed-up" | "signed-in" | "sign-in-failed" | "sign-in-slowed" | "signed-out" | "sessions-ended" | "password-changed" | "password-change-failed" | "password-reset-requested" | "password-reset" | "key-created" | "key-revoked" | "role-changed" | "email-changed" | "email-change-requested" | "email-verified" | "totp-enabled" | "totp-disabled" | "reauthenticated" | "reauthentication-failed" | "user-created" | "user-deleted" | "user-updated" | "user-erased" | "user-note-changed" | "product-created" | "product-updated" | "product-deleted" | "stock-changed" | "catalog-imported" | "catalog-import-stopped" | "prices-imported" | "order-placed" | "order-status-changed" | "order-items-cancelled" | "order-items-returned" | "order-hold-extended" | "order-note-added" | "order-metadata-updated" | "payment-recorded" | "orders-exported" | "products-exported" | "buyers-exported" | "stock-exported" | "audit-exported" | "webhook-created" | "webhook-updated" | "webhook-deleted" | "webhook-secret-rotated" | "webhook-redelivered";
    userId: string | null;
    byUserId: string | null;
    address: string | null;
    userAgent: string | null;
    requestId: string;
    keyId: string | null;
    procedure: string | null;
    details: Record<string, string | Array<string> | Record<string, string | number | boolean | null | Array<string>>>;
  }>;
  nextCursor: string | null;
}>();
expectTypeOf(iterate(client.audit.list, taken<typeof client.audit.list.query>()))
  .toEqualTypeOf<AsyncGenerator<{
  id: string;
  at: string;
  kind: "signed-up" | "signed-in" | "sign-in-failed" | "sign-in-slowed" | "signed-out" | "sessions-ended" | "password-changed" | "password-change-failed" | "password-reset-requested" | "password-reset" | "key-created" | "key-revoked" | "role-changed" | "email-changed" | "email-change-requested" | "email-verified" | "totp-enabled" | "totp-disabled" | "reauthenticated" | "reauthentication-failed" | "user-created" | "user-deleted" | "user-updated" | "user-erased" | "user-note-changed" | "product-created" | "product-updated" | "product-deleted" | "stock-changed" | "catalog-imported" | "catalog-import-stopped" | "prices-imported" | "order-placed" | "order-status-changed" | "order-items-cancelled" | "order-items-returned" | "order-hold-extended" | "order-note-added" | "order-metadata-updated" | "payment-recorded" | "orders-exported" | "products-exported" | "buyers-exported" | "stock-exported" | "audit-exported" | "webhook-created" | "webhook-updated" | "webhook-deleted" | "webhook-secret-rotated" | "webhook-redelivered";
  userId: string | null;
  byUserId: string | null;
  address: string | null;
  userAgent: string | null;
  requestId: string;
  keyId: string | null;
  procedure: string | null;
  details: Record<string, string | Array<string> | Record<string, string | number | boolean | null | Array<string>>>;
}, void, undefined>>();

expectTypeOf<RouterInputs['auth']['beginTotp']>().toEqualTypeOf<Inferred['auth']['beginTotp']>();
expectTypeOf(client.auth.beginTotp.mutate).parameter(0).toEqualTypeOf<{
  currentPassword?: string | undefined;
  idempotencyKey?: string | undefined;
} | void | undefined>();
expectTypeOf(client.auth.beginTotp.mutate).returns.resolves.toEqualTypeOf<{
  secret: string;
  uri: string;
}>();

expectTypeOf<RouterInputs['auth']['changePassword']>().toEqualTypeOf<Inferred['auth']['changePassword']>();
expectTypeOf(client.auth.changePassword.mutate).parameter(0).toEqualTypeOf<{
  currentPassword: string;
  newPassword: string;
  keepApiKeys?: boolean | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.auth.changePassword.mutate).returns.resolves.toEqualTypeOf<Record<string, never>>();

expectTypeOf<RouterInputs['auth']['confirmTotp']>().toEqualTypeOf<Inferred['auth']['confirmTotp']>();
expectTypeOf(client.auth.confirmTotp.mutate).parameter(0).toEqualTypeOf<{
  totpCode: string;
  keepApiKeys?: boolean | undefined;
  currentPassword?: string | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.auth.confirmTotp.mutate).returns.resolves.toEqualTypeOf<{
  recoveryCodes: Array<string>;
}>();

expectTypeOf<RouterInputs['auth']['createApiKey']>().toEqualTypeOf<Inferred['auth']['createApiKey']>();
expectTypeOf(client.auth.createApiKey.mutate).parameter(0).toEqualTypeOf<{
  name: string;
  scopes?: Array<"read" | "orders" | "catalog" | "fulfilment" | "webhooks" | "reports" | "users" | "payments" | "staff"> | undefined;
  expiresAt?: string | null | undefined;
  currentPassword?: string | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.auth.createApiKey.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  name: string;
  hint: string;
  scopes: Array<"read" | "orders" | "catalog" | "fulfilment" | "webhooks" | "reports" | "users" | "payments" | "staff">;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
  key: string;
}>();

expectTypeOf<RouterInputs['auth']['disableTotp']>().toEqualTypeOf<Inferred['auth']['disableTotp']>();
expectTypeOf(client.auth.disableTotp.mutate).parameter(0).toEqualTypeOf<{
  totpCode: string;
  currentPassword?: string | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.auth.disableTotp.mutate).returns.resolves.toEqualTypeOf<Record<string, never>>();

expectTypeOf<RouterInputs['auth']['endOtherSessions']>().toEqualTypeOf<Inferred['auth']['endOtherSessions']>();
expectTypeOf(client.auth.endOtherSessions.mutate).parameter(0).toEqualTypeOf<{
  currentPassword?: string | undefined;
  idempotencyKey?: string | undefined;
} | void | undefined>();
expectTypeOf(client.auth.endOtherSessions.mutate).returns.resolves.toEqualTypeOf<Record<string, never>>();

expectTypeOf<RouterInputs['auth']['endSession']>().toEqualTypeOf<Inferred['auth']['endSession']>();
expectTypeOf(client.auth.endSession.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  currentPassword?: string | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.auth.endSession.mutate).returns.resolves.toEqualTypeOf<Record<string, never>>();

expectTypeOf<RouterInputs['auth']['listApiKeys']>().toEqualTypeOf<Inferred['auth']['listApiKeys']>();
expectTypeOf(client.auth.listApiKeys.query).parameter(0).toEqualTypeOf<Record<string, never> | void | undefined>();
expectTypeOf(client.auth.listApiKeys.query).returns.resolves.toEqualTypeOf<Array<{
  id: string;
  name: string;
  hint: string;
  scopes: Array<"read" | "orders" | "catalog" | "fulfilment" | "webhooks" | "reports" | "users" | "payments" | "staff">;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
}>>();

expectTypeOf<RouterInputs['auth']['listSessions']>().toEqualTypeOf<Inferred['auth']['listSessions']>();
expectTypeOf(client.auth.listSessions.query).parameter(0).toEqualTypeOf<Record<string, never> | void | undefined>();
expectTypeOf(client.auth.listSessions.query).returns.resolves.toEqualTypeOf<Array<{
  id: string;
  current: boolean;
  createdAt: string;
  lastUsedAt: string;
  expiresAt: string;
  address: string | null;
  userAgent: string | null;
}>>();

expectTypeOf(client.auth.me.query).parameter(0).toEqualTypeOf<void | undefined>();
expectTypeOf(client.auth.me.query).returns.resolves.toEqualTypeOf<{
  id: string;
  email: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  erasedAt: string | null;
  metadata: JsonObject;
  role: "customer" | "staff";
  emailVerified: boolean;
  pendingEmail: string | null;
}>();

expectTypeOf<RouterInputs['auth']['reauthenticate']>().toEqualTypeOf<Inferred['auth']['reauthenticate']>();
expectTypeOf(client.auth.reauthenticate.mutate).parameter(0).toEqualTypeOf<{
  currentPassword: string;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.auth.reauthenticate.mutate).returns.resolves.toEqualTypeOf<Record<string, never>>();

expectTypeOf<RouterInputs['auth']['requestEmailVerification']>().toEqualTypeOf<Inferred['auth']['requestEmailVerification']>();
expectTypeOf(client.auth.requestEmailVerification.mutate).parameter(0).toEqualTypeOf<{
  idempotencyKey?: string | undefined;
} | void | undefined>();
expectTypeOf(client.auth.requestEmailVerification.mutate).returns.resolves.toEqualTypeOf<Record<string, never>>();

expectTypeOf<RouterInputs['auth']['requestPasswordReset']>().toEqualTypeOf<Inferred['auth']['requestPasswordReset']>();
expectTypeOf(client.auth.requestPasswordReset.mutate).parameter(0).toEqualTypeOf<{
  email: string;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.auth.requestPasswordReset.mutate).returns.resolves.toEqualTypeOf<Record<string, never>>();

expectTypeOf<RouterInputs['auth']['resetPassword']>().toEqualTypeOf<Inferred['auth']['resetPassword']>();
expectTypeOf(client.auth.resetPassword.mutate).parameter(0).toEqualTypeOf<{
  token: string;
  password: string;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.auth.resetPassword.mutate).returns.resolves.toEqualTypeOf<Record<string, never>>();

expectTypeOf<RouterInputs['auth']['revokeApiKey']>().toEqualTypeOf<Inferred['auth']['revokeApiKey']>();
expectTypeOf(client.auth.revokeApiKey.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.auth.revokeApiKey.mutate).returns.resolves.toEqualTypeOf<Record<string, never>>();

expectTypeOf<RouterInputs['auth']['signIn']>().toEqualTypeOf<Inferred['auth']['signIn']>();
expectTypeOf(client.auth.signIn.mutate).parameter(0).toEqualTypeOf<{
  email: string;
  password: string;
  totpCode?: string | undefined;
  cookie?: boolean | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.auth.signIn.mutate).returns.resolves.toEqualTypeOf<{
  user: {
    id: string;
    email: string;
    name: string;
    createdAt: string;
    updatedAt: string;
    version: number;
    erasedAt: string | null;
    metadata: JsonObject;
    role: "customer" | "staff";
    emailVerified: boolean;
    pendingEmail: string | null;
  };
  token: string;
  expiresAt: string;
}>();

expectTypeOf<RouterInputs['auth']['signOut']>().toEqualTypeOf<Inferred['auth']['signOut']>();
expectTypeOf(client.auth.signOut.mutate).parameter(0).toEqualTypeOf<{
  idempotencyKey?: string | undefined;
} | void | undefined>();
expectTypeOf(client.auth.signOut.mutate).returns.resolves.toEqualTypeOf<Record<string, never>>();

expectTypeOf<RouterInputs['auth']['signUp']>().toEqualTypeOf<Inferred['auth']['signUp']>();
expectTypeOf(client.auth.signUp.mutate).parameter(0).toEqualTypeOf<{
  email: string;
  name: string;
  password: string;
  cookie?: boolean | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.auth.signUp.mutate).returns.resolves.toEqualTypeOf<{
  user: {
    id: string;
    email: string;
    name: string;
    createdAt: string;
    updatedAt: string;
    version: number;
    erasedAt: string | null;
    metadata: JsonObject;
    role: "customer" | "staff";
    emailVerified: boolean;
    pendingEmail: string | null;
  };
  token: string;
  expiresAt: string;
}>();

expectTypeOf<RouterInputs['auth']['verifyEmail']>().toEqualTypeOf<Inferred['auth']['verifyEmail']>();
expectTypeOf(client.auth.verifyEmail.mutate).parameter(0).toEqualTypeOf<{
  token: string;
  password: string;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.auth.verifyEmail.mutate).returns.resolves.toEqualTypeOf<Record<string, never>>();

expectTypeOf(client.carts.get.query).parameter(0).toEqualTypeOf<void | undefined>();
expectTypeOf(client.carts.get.query).returns.resolves.toEqualTypeOf<{
  lines: Array<{
    productId: string;
    quantity: number;
  }>;
  orderKey: string | null;
  version: number;
  updatedAt: string | null;
}>();

expectTypeOf<RouterInputs['carts']['set']>().toEqualTypeOf<Inferred['carts']['set']>();
expectTypeOf(client.carts.set.mutate).parameter(0).toEqualTypeOf<{
  lines: Array<{
    productId: string;
    quantity: number;
  }>;
  orderKey: string;
  expectedVersion: number;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.carts.set.mutate).returns.resolves.toEqualTypeOf<{
  lines: Array<{
    productId: string;
    quantity: number;
  }>;
  orderKey: string | null;
  version: number;
  updatedAt: string | null;
}>();

expectTypeOf<RouterInputs['catalog']['addToImport']>().toEqualTypeOf<Inferred['catalog']['addToImport']>();
expectTypeOf(client.catalog.addToImport.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  csv: string;
  firstLine: number;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.catalog.addToImport.mutate).returns.resolves.toEqualTypeOf<{
  rows: number;
  problems: Array<{
    line: number;
    column: string;
    message: string;
  }>;
}>();

expectTypeOf<RouterInputs['catalog']['beginImport']>().toEqualTypeOf<Inferred['catalog']['beginImport']>();
expectTypeOf(client.catalog.beginImport.mutate).parameter(0).toEqualTypeOf<{
  idempotencyKey?: string | undefined;
} | void | undefined>();
expectTypeOf(client.catalog.beginImport.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
}>();

expectTypeOf<RouterInputs['catalog']['cancelImport']>().toEqualTypeOf<Inferred['catalog']['cancelImport']>();
expectTypeOf(client.catalog.cancelImport.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.catalog.cancelImport.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  applied: boolean;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  problems: Array<{
    line: number;
    column: string;
    message: string;
  }>;
  state: "uploading" | "checking" | "applying" | "applied" | "rejected" | "cancelled" | "failed";
  mode: "all-or-nothing" | "row-by-row" | null;
  parts: number;
  rows: number;
  createdAt: string;
  endedAt: string | null;
}>();

expectTypeOf<RouterInputs['catalog']['finishImport']>().toEqualTypeOf<Inferred['catalog']['finishImport']>();
expectTypeOf(client.catalog.finishImport.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  mode?: "all-or-nothing" | "row-by-row" | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.catalog.finishImport.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  applied: boolean;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  problems: Array<{
    line: number;
    column: string;
    message: string;
  }>;
}>();

expectTypeOf<RouterInputs['catalog']['getImport']>().toEqualTypeOf<Inferred['catalog']['getImport']>();
expectTypeOf(client.catalog.getImport.query).parameter(0).toEqualTypeOf<{
  id: string;
}>();
expectTypeOf(client.catalog.getImport.query).returns.resolves.toEqualTypeOf<{
  id: string;
  applied: boolean;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  problems: Array<{
    line: number;
    column: string;
    message: string;
  }>;
  state: "uploading" | "checking" | "applying" | "applied" | "rejected" | "cancelled" | "failed";
  mode: "all-or-nothing" | "row-by-row" | null;
  parts: number;
  rows: number;
  createdAt: string;
  endedAt: string | null;
}>();

expectTypeOf<RouterInputs['catalog']['import']>().toEqualTypeOf<Inferred['catalog']['import']>();
expectTypeOf(client.catalog.import.mutate).parameter(0).toEqualTypeOf<{
  csv: string;
  mode?: "all-or-nothing" | "row-by-row" | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.catalog.import.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  applied: boolean;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  problems: Array<{
    line: number;
    column: string;
    message: string;
  }>;
}>();

expectTypeOf<RouterInputs['catalog']['listImportRows']>().toEqualTypeOf<Inferred['catalog']['listImportRows']>();
expectTypeOf(client.catalog.listImportRows.query).parameter(0).toEqualTypeOf<{
  id: string;
  afterLine?: number | undefined;
  limit?: number | undefined;
}>();
expectTypeOf(client.catalog.listImportRows.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    line: number;
    sku: string | null;
    outcome: "created" | "updated" | "unchanged" | "refused" | "pending";
    problems: Array<{
      line: number;
      column: string;
      message: string;
    }>;
  }>;
}>();

expectTypeOf(client.catalog.listImports.query).parameter(0).toEqualTypeOf<void | undefined>();
expectTypeOf(client.catalog.listImports.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    id: string;
    applied: boolean;
    created: number;
    updated: number;
    unchanged: number;
    refused: number;
    problems: Array<{
      line: number;
      column: string;
      message: string;
    }>;
    state: "uploading" | "checking" | "applying" | "applied" | "rejected" | "cancelled" | "failed";
    mode: "all-or-nothing" | "row-by-row" | null;
    parts: number;
    rows: number;
    createdAt: string;
    endedAt: string | null;
  }>;
}>();

expectTypeOf<RouterInputs['catalog']['previewImport']>().toEqualTypeOf<Inferred['catalog']['previewImport']>();
expectTypeOf(client.catalog.previewImport.query).parameter(0).toEqualTypeOf<{
  id: string;
  outcome?: "created" | "updated" | "unchanged" | "refused" | undefined;
  afterLine?: number | undefined;
  limit?: number | undefined;
}>();
expectTypeOf(client.catalog.previewImport.query).returns.resolves.toEqualTypeOf<{
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  items: Array<{
    line: number;
    sku: string | null;
    outcome: "created" | "updated" | "unchanged" | "refused";
    from: {
      name: string;
      description: string | null;
      price: string;
      stock: number;
      archived: boolean;
    } | null;
    to: {
      name: string;
      description: string | null;
      price: string;
      stock: number;
      archived: boolean;
    } | null;
    problems: Array<{
      line: number;
      column: string;
      message: string;
    }>;
  }>;
}>();

expectTypeOf<RouterInputs['catalog']['startImport']>().toEqualTypeOf<Inferred['catalog']['startImport']>();
expectTypeOf(client.catalog.startImport.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  mode?: "all-or-nothing" | "row-by-row" | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.catalog.startImport.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  applied: boolean;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  problems: Array<{
    line: number;
    column: string;
    message: string;
  }>;
  state: "uploading" | "checking" | "applying" | "applied" | "rejected" | "cancelled" | "failed";
  mode: "all-or-nothing" | "row-by-row" | null;
  parts: number;
  rows: number;
  createdAt: string;
  endedAt: string | null;
}>();

expectTypeOf<RouterInputs['catalog']['uploadPart']>().toEqualTypeOf<Inferred['catalog']['uploadPart']>();
expectTypeOf(client.catalog.uploadPart.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  part: number;
  text: string;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.catalog.uploadPart.mutate).returns.resolves.toEqualTypeOf<{
  parts: number;
  rows: number;
  refused: number;
}>();

expectTypeOf<RouterInputs['events']['list']>().toEqualTypeOf<Inferred['events']['list']>();
expectTypeOf(client.events.list.query).parameter(0).toEqualTypeOf<{
  after?: string | undefined;
  limit?: number | undefined;
} | void | undefined>();
expectTypeOf(client.events.list.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    id: string;
    type: "order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended";
    timestamp: string;
    data: {
      event: {
        id: string;
        orderId: string;
        from: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled" | null;
        to: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
        by: {
          id: string;
          name: string;
          role: "customer" | "staff";
        } | null;
        note: string | null;
        customerNote: string | null;
        cause: "expired" | "paid" | null;
        kind: "status_changed" | "items_cancelled" | "items_shipped" | "items_returned" | "shipment_delivered" | "payment_recorded" | "metadata_updated" | "hold_extended";
        items: Array<{
          itemId: string;
          quantity: number;
          restocked: boolean;
        }> | null;
        shipment: {
          id: string;
          carrier: string | null;
          trackingNumber: string | null;
          trackingUrl: string | null;
        } | null;
        at: string;
      };
      order: {
        id: string;
        orderNumber: string;
        userId: string;
        status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
        totalAmount: string;
        createdAt: string;
        updatedAt: string;
        version: number;
        metadata: JsonObject;
        charges: Array<{
          kind: "shipping" | "tax" | "discount" | "fee";
          label: string;
          amount: string;
        }>;
        grandTotal: string;
        expiresAt: string | null;
        payment: {
          status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
          authorized: string;
          captured: string;
          refunded: string;
          amountDue: string;
        };
        netTotal: string;
        fulfilment: "unfulfilled" | "partial" | "fulfilled";
        itemCount: number;
      };
    };
  } | {
    id: string;
    type: "product.stock_changed";
    timestamp: string;
    data: {
      movement: {
        id: string;
        productId: string;
        kind: "opening" | "sale" | "cancellation" | "return" | "adjustment" | "count";
        delta: number;
        quantityAfter: number;
        reason: string | null;
        orderId: string | null;
        by: {
          id: string;
          name: string;
          role: "customer" | "staff";
        } | null;
        at: string;
      };
      product: {
        id: string;
        sku: string;
        name: string;
        stockQuantity: number;
      };
    };
  }>;
  nextAfter: string;
  more: boolean;
  reset: boolean;
}>();

expectTypeOf(client.operations.placement.query).parameter(0).toEqualTypeOf<void | undefined>();
expectTypeOf(client.operations.placement.query).returns.resolves.toEqualTypeOf<{
  process: string;
  orders: number;
  groups: number;
  sizes: Array<{
    upTo: number | null;
    groups: number;
  }>;
  waiting: number;
  underWay: number;
}>();

expectTypeOf<RouterInputs['orders']['cancel']>().toEqualTypeOf<Inferred['orders']['cancel']>();
expectTypeOf(client.orders.cancel.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  expectedVersion?: number | undefined;
  note?: string | undefined;
  customerNote?: string | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.orders.cancel.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  orderNumber: string;
  userId: string;
  status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
  totalAmount: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  metadata: JsonObject;
  charges: Array<{
    kind: "shipping" | "tax" | "discount" | "fee";
    label: string;
    amount: string;
  }>;
  grandTotal: string;
  expiresAt: string | null;
  payment: {
    status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
    authorized: string;
    captured: string;
    refunded: string;
    amountDue: string;
  };
  netTotal: string;
  fulfilment: "unfulfilled" | "partial" | "fulfilled";
  items: Array<{
    id: string;
    productId: string;
    sku: string;
    name: string;
    quantity: number;
    unitPrice: string;
    subtotal: string;
    cancelledQuantity: number;
    shippedQuantity: number;
    returnedQuantity: number;
  }>;
  shipments: Array<{
    id: string;
    carrier: string | null;
    trackingNumber: string | null;
    trackingUrl: string | null;
    items: Array<{
      itemId: string;
      quantity: number;
    }>;
    shippedAt: string;
    deliveredAt: string | null;
  }>;
}>();

expectTypeOf<RouterInputs['orders']['cancelItems']>().toEqualTypeOf<Inferred['orders']['cancelItems']>();
expectTypeOf(client.orders.cancelItems.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  items: Array<{
    itemId: string;
    quantity: number;
  }>;
  reason?: string | undefined;
  expectedVersion?: number | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.orders.cancelItems.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  orderNumber: string;
  userId: string;
  status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
  totalAmount: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  metadata: JsonObject;
  charges: Array<{
    kind: "shipping" | "tax" | "discount" | "fee";
    label: string;
    amount: string;
  }>;
  grandTotal: string;
  expiresAt: string | null;
  payment: {
    status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
    authorized: string;
    captured: string;
    refunded: string;
    amountDue: string;
  };
  netTotal: string;
  fulfilment: "unfulfilled" | "partial" | "fulfilled";
  items: Array<{
    id: string;
    productId: string;
    sku: string;
    name: string;
    quantity: number;
    unitPrice: string;
    subtotal: string;
    cancelledQuantity: number;
    shippedQuantity: number;
    returnedQuantity: number;
  }>;
  shipments: Array<{
    id: string;
    carrier: string | null;
    trackingNumber: string | null;
    trackingUrl: string | null;
    items: Array<{
      itemId: string;
      quantity: number;
    }>;
    shippedAt: string;
    deliveredAt: string | null;
  }>;
}>();

expectTypeOf<RouterInputs['orders']['claimNext']>().toEqualTypeOf<Inferred['orders']['claimNext']>();
expectTypeOf(client.orders.claimNext.mutate).parameter(0).toEqualTypeOf<{
  leaseSeconds?: number | undefined;
  status?: "pending" | "confirmed" | undefined;
  idempotencyKey?: string | undefined;
} | void | undefined>();
expectTypeOf(client.orders.claimNext.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  orderNumber: string;
  userId: string;
  status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
  totalAmount: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  metadata: JsonObject;
  charges: Array<{
    kind: "shipping" | "tax" | "discount" | "fee";
    label: string;
    amount: string;
  }>;
  grandTotal: string;
  expiresAt: string | null;
  payment: {
    status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
    authorized: string;
    captured: string;
    refunded: string;
    amountDue: string;
  };
  netTotal: string;
  fulfilment: "unfulfilled" | "partial" | "fulfilled";
  items: Array<{
    id: string;
    productId: string;
    sku: string;
    name: string;
    quantity: number;
    unitPrice: string;
    subtotal: string;
    cancelledQuantity: number;
    shippedQuantity: number;
    returnedQuantity: number;
  }>;
  shipments: Array<{
    id: string;
    carrier: string | null;
    trackingNumber: string | null;
    trackingUrl: string | null;
    items: Array<{
      itemId: string;
      quantity: number;
    }>;
    shippedAt: string;
    deliveredAt: string | null;
  }>;
} | null>();

expectTypeOf<RouterInputs['orders']['confirm']>().toEqualTypeOf<Inferred['orders']['confirm']>();
expectTypeOf(client.orders.confirm.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  expectedVersion?: number | undefined;
  note?: string | undefined;
  customerNote?: string | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.orders.confirm.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  orderNumber: string;
  userId: string;
  status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
  totalAmount: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  metadata: JsonObject;
  charges: Array<{
    kind: "shipping" | "tax" | "discount" | "fee";
    label: string;
    amount: string;
  }>;
  grandTotal: string;
  expiresAt: string | null;
  payment: {
    status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
    authorized: string;
    captured: string;
    refunded: string;
    amountDue: string;
  };
  netTotal: string;
  fulfilment: "unfulfilled" | "partial" | "fulfilled";
  items: Array<{
    id: string;
    productId: string;
    sku: string;
    name: string;
    quantity: number;
    unitPrice: string;
    subtotal: string;
    cancelledQuantity: number;
    shippedQuantity: number;
    returnedQuantity: number;
  }>;
  shipments: Array<{
    id: string;
    carrier: string | null;
    trackingNumber: string | null;
    trackingUrl: string | null;
    items: Array<{
      itemId: string;
      quantity: number;
    }>;
    shippedAt: string;
    deliveredAt: string | null;
  }>;
}>();

expectTypeOf<RouterInputs['orders']['deliver']>().toEqualTypeOf<Inferred['orders']['deliver']>();
expectTypeOf(client.orders.deliver.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  expectedVersion?: number | undefined;
  note?: string | undefined;
  customerNote?: string | undefined;
  shipmentId?: string | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.orders.deliver.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  orderNumber: string;
  userId: string;
  status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
  totalAmount: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  metadata: JsonObject;
  charges: Array<{
    kind: "shipping" | "tax" | "discount" | "fee";
    label: string;
    amount: string;
  }>;
  grandTotal: string;
  expiresAt: string | null;
  payment: {
    status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
    authorized: string;
    captured: string;
    refunded: string;
    amountDue: string;
  };
  netTotal: string;
  fulfilment: "unfulfilled" | "partial" | "fulfilled";
  items: Array<{
    id: string;
    productId: string;
    sku: string;
    name: string;
    quantity: number;
    unitPrice: string;
    subtotal: string;
    cancelledQuantity: number;
    shippedQuantity: number;
    returnedQuantity: number;
  }>;
  shipments: Array<{
    id: string;
    carrier: string | null;
    trackingNumber: string | null;
    trackingUrl: string | null;
    items: Array<{
      itemId: string;
      quantity: number;
    }>;
    shippedAt: string;
    deliveredAt: string | null;
  }>;
}>();

expectTypeOf<RouterInputs['orders']['extendHold']>().toEqualTypeOf<Inferred['orders']['extendHold']>();
expectTypeOf(client.orders.extendHold.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  expiresInSeconds: number;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.orders.extendHold.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  orderNumber: string;
  userId: string;
  status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
  totalAmount: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  metadata: JsonObject;
  charges: Array<{
    kind: "shipping" | "tax" | "discount" | "fee";
    label: string;
    amount: string;
  }>;
  grandTotal: string;
  expiresAt: string | null;
  payment: {
    status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
    authorized: string;
    captured: string;
    refunded: string;
    amountDue: string;
  };
  netTotal: string;
  fulfilment: "unfulfilled" | "partial" | "fulfilled";
  items: Array<{
    id: string;
    productId: string;
    sku: string;
    name: string;
    quantity: number;
    unitPrice: string;
    subtotal: string;
    cancelledQuantity: number;
    shippedQuantity: number;
    returnedQuantity: number;
  }>;
  shipments: Array<{
    id: string;
    carrier: string | null;
    trackingNumber: string | null;
    trackingUrl: string | null;
    items: Array<{
      itemId: string;
      quantity: number;
    }>;
    shippedAt: string;
    deliveredAt: string | null;
  }>;
}>();

expectTypeOf<RouterInputs['orders']['get']>().toEqualTypeOf<Inferred['orders']['get']>();
expectTypeOf(client.orders.get.query).parameter(0).toEqualTypeOf<{
  id: string;
} | {
  orderNumber: string;
} | {
  idempotencyKey: string;
  userId?: string | undefined;
}>();
expectTypeOf(client.orders.get.query).returns.resolves.toEqualTypeOf<{
  id: string;
  orderNumber: string;
  userId: string;
  status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
  totalAmount: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  metadata: JsonObject;
  charges: Array<{
    kind: "shipping" | "tax" | "discount" | "fee";
    label: string;
    amount: string;
  }>;
  grandTotal: string;
  expiresAt: string | null;
  payment: {
    status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
    authorized: string;
    captured: string;
    refunded: string;
    amountDue: string;
  };
  netTotal: string;
  fulfilment: "unfulfilled" | "partial" | "fulfilled";
  items: Array<{
    id: string;
    productId: string;
    sku: string;
    name: string;
    quantity: number;
    unitPrice: string;
    subtotal: string;
    cancelledQuantity: number;
    shippedQuantity: number;
    returnedQuantity: number;
  }>;
  shipments: Array<{
    id: string;
    carrier: string | null;
    trackingNumber: string | null;
    trackingUrl: string | null;
    items: Array<{
      itemId: string;
      quantity: number;
    }>;
    shippedAt: string;
    deliveredAt: string | null;
  }>;
}>();

expectTypeOf<RouterInputs['orders']['history']>().toEqualTypeOf<Inferred['orders']['history']>();
expectTypeOf(client.orders.history.query).parameter(0).toEqualTypeOf<{
  id: string;
}>();
expectTypeOf(client.orders.history.query).returns.resolves.toEqualTypeOf<Array<{
  id: string;
  orderId: string;
  from: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled" | null;
  to: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
  by: {
    id: string;
    name: string;
    role: "customer" | "staff";
  } | null;
  note: string | null;
  customerNote: string | null;
  cause: "expired" | "paid" | null;
  kind: "status_changed" | "items_cancelled" | "items_shipped" | "items_returned" | "shipment_delivered" | "payment_recorded" | "metadata_updated" | "hold_extended";
  items: Array<{
    itemId: string;
    quantity: number;
    restocked: boolean;
  }> | null;
  shipment: {
    id: string;
    carrier: string | null;
    trackingNumber: string | null;
    trackingUrl: string | null;
  } | null;
  at: string;
}>>();

expectTypeOf<RouterInputs['orders']['list']>().toEqualTypeOf<Inferred['orders']['list']>();
expectTypeOf(client.orders.list.query).parameter(0).toEqualTypeOf<{
  status?: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled" | undefined;
  userId?: string | undefined;
  metadata?: JsonObject | undefined;
  from?: string | undefined;
  to?: string | undefined;
  minTotal?: string | undefined;
  maxTotal?: string | undefined;
  search?: string | undefined;
  productId?: string | undefined;
  paymentStatus?: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded" | undefined;
  fulfilment?: "unfulfilled" | "partial" | "fulfilled" | undefined;
  limit?: number | undefined;
  cursor?: string | null | undefined;
} | void | undefined>();
expectTypeOf(client.orders.list.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    id: string;
    orderNumber: string;
    userId: string;
    status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
    totalAmount: string;
    createdAt: string;
    updatedAt: string;
    version: number;
    metadata: JsonObject;
    charges: Array<{
      kind: "shipping" | "tax" | "discount" | "fee";
      label: string;
      amount: string;
    }>;
    grandTotal: string;
    expiresAt: string | null;
    payment: {
      status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
      authorized: string;
      captured: string;
      refunded: string;
      amountDue: string;
    };
    netTotal: string;
    fulfilment: "unfulfilled" | "partial" | "fulfilled";
    itemCount: number;
  }>;
  nextCursor: string | null;
}>();
expectTypeOf(iterate(client.orders.list, taken<typeof client.orders.list.query>()))
  .toEqualTypeOf<AsyncGenerator<{
  id: string;
  orderNumber: string;
  userId: string;
  status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
  totalAmount: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  metadata: JsonObject;
  charges: Array<{
    kind: "shipping" | "tax" | "discount" | "fee";
    label: string;
    amount: string;
  }>;
  grandTotal: string;
  expiresAt: string | null;
  payment: {
    status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
    authorized: string;
    captured: string;
    refunded: string;
    amountDue: string;
  };
  netTotal: string;
  fulfilment: "unfulfilled" | "partial" | "fulfilled";
  itemCount: number;
}, void, undefined>>();

expectTypeOf<RouterInputs['orders']['listByPage']>().toEqualTypeOf<Inferred['orders']['listByPage']>();
expectTypeOf(client.orders.listByPage.query).parameter(0).toEqualTypeOf<{
  status?: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled" | undefined;
  userId?: string | undefined;
  metadata?: JsonObject | undefined;
  from?: string | undefined;
  to?: string | undefined;
  minTotal?: string | undefined;
  maxTotal?: string | undefined;
  search?: string | undefined;
  productId?: string | undefined;
  paymentStatus?: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded" | undefined;
  fulfilment?: "unfulfilled" | "partial" | "fulfilled" | undefined;
  page?: number | undefined;
  pageSize?: number | undefined;
} | void | undefined>();
expectTypeOf(client.orders.listByPage.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    id: string;
    orderNumber: string;
    userId: string;
    status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
    totalAmount: string;
    createdAt: string;
    updatedAt: string;
    version: number;
    metadata: JsonObject;
    charges: Array<{
      kind: "shipping" | "tax" | "discount" | "fee";
      label: string;
      amount: string;
    }>;
    grandTotal: string;
    expiresAt: string | null;
    payment: {
      status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
      authorized: string;
      captured: string;
      refunded: string;
      amountDue: string;
    };
    netTotal: string;
    fulfilment: "unfulfilled" | "partial" | "fulfilled";
    itemCount: number;
  }>;
  page: number;
  pageSize: number;
  total: number;
  totalPages: number;
}>();

expectTypeOf<RouterInputs['orders']['listNotes']>().toEqualTypeOf<Inferred['orders']['listNotes']>();
expectTypeOf(client.orders.listNotes.query).parameter(0).toEqualTypeOf<{
  id: string;
  limit?: number | undefined;
  cursor?: string | null | undefined;
}>();
expectTypeOf(client.orders.listNotes.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    id: string;
    orderId: string;
    text: string;
    by: {
      id: string;
      name: string;
      role: "customer" | "staff";
    } | null;
    at: string;
  }>;
  nextCursor: string | null;
}>();
expectTypeOf(iterate(client.orders.listNotes, taken<typeof client.orders.listNotes.query>()))
  .toEqualTypeOf<AsyncGenerator<{
  id: string;
  orderId: string;
  text: string;
  by: {
    id: string;
    name: string;
    role: "customer" | "staff";
  } | null;
  at: string;
}, void, undefined>>();

expectTypeOf<RouterInputs['orders']['note']>().toEqualTypeOf<Inferred['orders']['note']>();
expectTypeOf(client.orders.note.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  text: string;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.orders.note.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  orderId: string;
  text: string;
  by: {
    id: string;
    name: string;
    role: "customer" | "staff";
  } | null;
  at: string;
}>();

expectTypeOf<RouterInputs['orders']['place']>().toEqualTypeOf<Inferred['orders']['place']>();
expectTypeOf(client.orders.place.mutate).parameter(0).toEqualTypeOf<{
  items: Array<{
    productId: string;
    quantity: number;
  }>;
  idempotencyKey?: string | undefined;
  userId?: string | undefined;
  expectedTotal?: string | undefined;
  metadata?: JsonObject | undefined;
  charges?: Array<{
    kind: "shipping" | "tax" | "discount" | "fee";
    label: string;
    amount: string;
  }> | undefined;
  expiresInSeconds?: number | undefined;
}>();
expectTypeOf(client.orders.place.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  orderNumber: string;
  userId: string;
  status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
  totalAmount: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  metadata: JsonObject;
  charges: Array<{
    kind: "shipping" | "tax" | "discount" | "fee";
    label: string;
    amount: string;
  }>;
  grandTotal: string;
  expiresAt: string | null;
  payment: {
    status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
    authorized: string;
    captured: string;
    refunded: string;
    amountDue: string;
  };
  netTotal: string;
  fulfilment: "unfulfilled" | "partial" | "fulfilled";
  items: Array<{
    id: string;
    productId: string;
    sku: string;
    name: string;
    quantity: number;
    unitPrice: string;
    subtotal: string;
    cancelledQuantity: number;
    shippedQuantity: number;
    returnedQuantity: number;
  }>;
  shipments: Array<{
    id: string;
    carrier: string | null;
    trackingNumber: string | null;
    trackingUrl: string | null;
    items: Array<{
      itemId: string;
      quantity: number;
    }>;
    shippedAt: string;
    deliveredAt: string | null;
  }>;
}>();

expectTypeOf<RouterInputs['orders']['releaseClaim']>().toEqualTypeOf<Inferred['orders']['releaseClaim']>();
expectTypeOf(client.orders.releaseClaim.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.orders.releaseClaim.mutate).returns.resolves.toEqualTypeOf<Record<string, never>>();

expectTypeOf<RouterInputs['orders']['returnItems']>().toEqualTypeOf<Inferred['orders']['returnItems']>();
expectTypeOf(client.orders.returnItems.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  items: Array<{
    itemId: string;
    quantity: number;
    restock: boolean;
  }>;
  reason?: string | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.orders.returnItems.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  orderNumber: string;
  userId: string;
  status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
  totalAmount: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  metadata: JsonObject;
  charges: Array<{
    kind: "shipping" | "tax" | "discount" | "fee";
    label: string;
    amount: string;
  }>;
  grandTotal: string;
  expiresAt: string | null;
  payment: {
    status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
    authorized: string;
    captured: string;
    refunded: string;
    amountDue: string;
  };
  netTotal: string;
  fulfilment: "unfulfilled" | "partial" | "fulfilled";
  items: Array<{
    id: string;
    productId: string;
    sku: string;
    name: string;
    quantity: number;
    unitPrice: string;
    subtotal: string;
    cancelledQuantity: number;
    shippedQuantity: number;
    returnedQuantity: number;
  }>;
  shipments: Array<{
    id: string;
    carrier: string | null;
    trackingNumber: string | null;
    trackingUrl: string | null;
    items: Array<{
      itemId: string;
      quantity: number;
    }>;
    shippedAt: string;
    deliveredAt: string | null;
  }>;
}>();

expectTypeOf<RouterInputs['orders']['ship']>().toEqualTypeOf<Inferred['orders']['ship']>();
expectTypeOf(client.orders.ship.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  expectedVersion?: number | undefined;
  note?: string | undefined;
  customerNote?: string | undefined;
  items?: Array<{
    itemId: string;
    quantity: number;
  }> | undefined;
  carrier?: string | undefined;
  trackingNumber?: string | undefined;
  trackingUrl?: string | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.orders.ship.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  orderNumber: string;
  userId: string;
  status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
  totalAmount: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  metadata: JsonObject;
  charges: Array<{
    kind: "shipping" | "tax" | "discount" | "fee";
    label: string;
    amount: string;
  }>;
  grandTotal: string;
  expiresAt: string | null;
  payment: {
    status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
    authorized: string;
    captured: string;
    refunded: string;
    amountDue: string;
  };
  netTotal: string;
  fulfilment: "unfulfilled" | "partial" | "fulfilled";
  items: Array<{
    id: string;
    productId: string;
    sku: string;
    name: string;
    quantity: number;
    unitPrice: string;
    subtotal: string;
    cancelledQuantity: number;
    shippedQuantity: number;
    returnedQuantity: number;
  }>;
  shipments: Array<{
    id: string;
    carrier: string | null;
    trackingNumber: string | null;
    trackingUrl: string | null;
    items: Array<{
      itemId: string;
      quantity: number;
    }>;
    shippedAt: string;
    deliveredAt: string | null;
  }>;
}>();

expectTypeOf<RouterInputs['orders']['updateMetadata']>().toEqualTypeOf<Inferred['orders']['updateMetadata']>();
expectTypeOf(client.orders.updateMetadata.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  expectedVersion?: number | undefined;
  metadata: JsonObject;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.orders.updateMetadata.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  orderNumber: string;
  userId: string;
  status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
  totalAmount: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  metadata: JsonObject;
  charges: Array<{
    kind: "shipping" | "tax" | "discount" | "fee";
    label: string;
    amount: string;
  }>;
  grandTotal: string;
  expiresAt: string | null;
  payment: {
    status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
    authorized: string;
    captured: string;
    refunded: string;
    amountDue: string;
  };
  netTotal: string;
  fulfilment: "unfulfilled" | "partial" | "fulfilled";
  items: Array<{
    id: string;
    productId: string;
    sku: string;
    name: string;
    quantity: number;
    unitPrice: string;
    subtotal: string;
    cancelledQuantity: number;
    shippedQuantity: number;
    returnedQuantity: number;
  }>;
  shipments: Array<{
    id: string;
    carrier: string | null;
    trackingNumber: string | null;
    trackingUrl: string | null;
    items: Array<{
      itemId: string;
      quantity: number;
    }>;
    shippedAt: string;
    deliveredAt: string | null;
  }>;
}>();

expectTypeOf<RouterInputs['orders']['watch']>().toEqualTypeOf<Inferred['orders']['watch']>();
expectTypeOf(client.orders.watch.subscribe).parameter(0).toEqualTypeOf<{
  orderId?: string | undefined;
  lastEventId?: string | undefined;
} | void | undefined>();

expectTypeOf<RouterInputs['payments']['list']>().toEqualTypeOf<Inferred['payments']['list']>();
expectTypeOf(client.payments.list.query).parameter(0).toEqualTypeOf<{
  orderId?: string | undefined;
  limit?: number | undefined;
  cursor?: string | null | undefined;
} | void | undefined>();
expectTypeOf(client.payments.list.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    id: string;
    orderId: string;
    provider: string;
    reference: string;
    kind: "authorized" | "captured" | "voided" | "refunded" | "failed";
    amount: string;
    metadata: JsonObject;
    createdAt: string;
  }>;
  nextCursor: string | null;
}>();
expectTypeOf(iterate(client.payments.list, taken<typeof client.payments.list.query>()))
  .toEqualTypeOf<AsyncGenerator<{
  id: string;
  orderId: string;
  provider: string;
  reference: string;
  kind: "authorized" | "captured" | "voided" | "refunded" | "failed";
  amount: string;
  metadata: JsonObject;
  createdAt: string;
}, void, undefined>>();

expectTypeOf<RouterInputs['payments']['listRefundsDue']>().toEqualTypeOf<Inferred['payments']['listRefundsDue']>();
expectTypeOf(client.payments.listRefundsDue.query).parameter(0).toEqualTypeOf<{
  limit?: number | undefined;
  cursor?: string | null | undefined;
} | void | undefined>();
expectTypeOf(client.payments.listRefundsDue.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    orderId: string;
    amount: string;
    order: {
      id: string;
      orderNumber: string;
      userId: string;
      status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
      totalAmount: string;
      createdAt: string;
      updatedAt: string;
      version: number;
      metadata: JsonObject;
      charges: Array<{
        kind: "shipping" | "tax" | "discount" | "fee";
        label: string;
        amount: string;
      }>;
      grandTotal: string;
      expiresAt: string | null;
      payment: {
        status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
        authorized: string;
        captured: string;
        refunded: string;
        amountDue: string;
      };
      netTotal: string;
      fulfilment: "unfulfilled" | "partial" | "fulfilled";
      itemCount: number;
    };
  }>;
  nextCursor: string | null;
}>();
expectTypeOf(iterate(client.payments.listRefundsDue, taken<typeof client.payments.listRefundsDue.query>()))
  .toEqualTypeOf<AsyncGenerator<{
  orderId: string;
  amount: string;
  order: {
    id: string;
    orderNumber: string;
    userId: string;
    status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
    totalAmount: string;
    createdAt: string;
    updatedAt: string;
    version: number;
    metadata: JsonObject;
    charges: Array<{
      kind: "shipping" | "tax" | "discount" | "fee";
      label: string;
      amount: string;
    }>;
    grandTotal: string;
    expiresAt: string | null;
    payment: {
      status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
      authorized: string;
      captured: string;
      refunded: string;
      amountDue: string;
    };
    netTotal: string;
    fulfilment: "unfulfilled" | "partial" | "fulfilled";
    itemCount: number;
  };
}, void, undefined>>();

expectTypeOf<RouterInputs['payments']['record']>().toEqualTypeOf<Inferred['payments']['record']>();
expectTypeOf(client.payments.record.mutate).parameter(0).toEqualTypeOf<{
  orderId: string;
  provider: string;
  reference: string;
  kind: "authorized" | "captured" | "voided" | "refunded" | "failed";
  amount: string;
  metadata?: JsonObject | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.payments.record.mutate).returns.resolves.toEqualTypeOf<{
  payment: {
    id: string;
    orderId: string;
    provider: string;
    reference: string;
    kind: "authorized" | "captured" | "voided" | "refunded" | "failed";
    amount: string;
    metadata: JsonObject;
    createdAt: string;
  };
  order: {
    id: string;
    orderNumber: string;
    userId: string;
    status: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
    totalAmount: string;
    createdAt: string;
    updatedAt: string;
    version: number;
    metadata: JsonObject;
    charges: Array<{
      kind: "shipping" | "tax" | "discount" | "fee";
      label: string;
      amount: string;
    }>;
    grandTotal: string;
    expiresAt: string | null;
    payment: {
      status: "none" | "authorized" | "partially_paid" | "paid" | "refund_due" | "refunded";
      authorized: string;
      captured: string;
      refunded: string;
      amountDue: string;
    };
    netTotal: string;
    fulfilment: "unfulfilled" | "partial" | "fulfilled";
    items: Array<{
      id: string;
      productId: string;
      sku: string;
      name: string;
      quantity: number;
      unitPrice: string;
      subtotal: string;
      cancelledQuantity: number;
      shippedQuantity: number;
      returnedQuantity: number;
    }>;
    shipments: Array<{
      id: string;
      carrier: string | null;
      trackingNumber: string | null;
      trackingUrl: string | null;
      items: Array<{
        itemId: string;
        quantity: number;
      }>;
      shippedAt: string;
      deliveredAt: string | null;
    }>;
  };
}>();

expectTypeOf<RouterInputs['products']['adjustStock']>().toEqualTypeOf<Inferred['products']['adjustStock']>();
expectTypeOf(client.products.adjustStock.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  delta: number;
  reason: string;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.products.adjustStock.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  sku: string;
  name: string;
  description: string | null;
  price: string;
  stockQuantity: number;
  createdAt: string;
  updatedAt: string;
  version: number;
  archivedAt: string | null;
  purchaseLimit: number | null;
  metadata: JsonObject;
}>();

expectTypeOf<RouterInputs['products']['archive']>().toEqualTypeOf<Inferred['products']['archive']>();
expectTypeOf(client.products.archive.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  expectedVersion?: number | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.products.archive.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  sku: string;
  name: string;
  description: string | null;
  price: string;
  stockQuantity: number;
  createdAt: string;
  updatedAt: string;
  version: number;
  archivedAt: string | null;
  purchaseLimit: number | null;
  metadata: JsonObject;
}>();

expectTypeOf<RouterInputs['products']['categories']>().toEqualTypeOf<Inferred['products']['categories']>();
expectTypeOf(client.products.categories.query).parameter(0).toEqualTypeOf<{
  includeArchived?: boolean | undefined;
} | void | undefined>();
expectTypeOf(client.products.categories.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    name: string;
    products: number;
  }>;
}>();

expectTypeOf<RouterInputs['products']['create']>().toEqualTypeOf<Inferred['products']['create']>();
expectTypeOf(client.products.create.mutate).parameter(0).toEqualTypeOf<{
  sku: string;
  name: string;
  description?: string | null | undefined;
  price: string;
  stockQuantity?: number | undefined;
  metadata?: JsonObject | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.products.create.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  sku: string;
  name: string;
  description: string | null;
  price: string;
  stockQuantity: number;
  createdAt: string;
  updatedAt: string;
  version: number;
  archivedAt: string | null;
  purchaseLimit: number | null;
  metadata: JsonObject;
}>();

expectTypeOf<RouterInputs['products']['delete']>().toEqualTypeOf<Inferred['products']['delete']>();
expectTypeOf(client.products.delete.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.products.delete.mutate).returns.resolves.toEqualTypeOf<Record<string, never>>();

expectTypeOf<RouterInputs['products']['get']>().toEqualTypeOf<Inferred['products']['get']>();
expectTypeOf(client.products.get.query).parameter(0).toEqualTypeOf<{
  id: string;
  includeArchived?: boolean | undefined;
} | {
  sku: string;
  includeArchived?: boolean | undefined;
}>();
expectTypeOf(client.products.get.query).returns.resolves.toEqualTypeOf<{
  id: string;
  sku: string;
  name: string;
  description: string | null;
  price: string;
  stockQuantity: number;
  createdAt: string;
  updatedAt: string;
  version: number;
  archivedAt: string | null;
  purchaseLimit: number | null;
  metadata: JsonObject;
}>();

expectTypeOf<RouterInputs['products']['list']>().toEqualTypeOf<Inferred['products']['list']>();
expectTypeOf(client.products.list.query).parameter(0).toEqualTypeOf<{
  search?: string | undefined;
  inStock?: boolean | undefined;
  minPrice?: string | undefined;
  maxPrice?: string | undefined;
  metadata?: JsonObject | undefined;
  includeArchived?: boolean | undefined;
  sort?: "newest" | "price" | "-price" | "name" | undefined;
  limit?: number | undefined;
  cursor?: string | null | undefined;
} | void | undefined>();
expectTypeOf(client.products.list.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    id: string;
    sku: string;
    name: string;
    description: string | null;
    price: string;
    stockQuantity: number;
    createdAt: string;
    updatedAt: string;
    version: number;
    archivedAt: string | null;
    purchaseLimit: number | null;
    metadata: JsonObject;
  }>;
  nextCursor: string | null;
}>();
expectTypeOf(iterate(client.products.list, taken<typeof client.products.list.query>()))
  .toEqualTypeOf<AsyncGenerator<{
  id: string;
  sku: string;
  name: string;
  description: string | null;
  price: string;
  stockQuantity: number;
  createdAt: string;
  updatedAt: string;
  version: number;
  archivedAt: string | null;
  purchaseLimit: number | null;
  metadata: JsonObject;
}, void, undefined>>();

expectTypeOf<RouterInputs['products']['listByPage']>().toEqualTypeOf<Inferred['products']['listByPage']>();
expectTypeOf(client.products.listByPage.query).parameter(0).toEqualTypeOf<{
  search?: string | undefined;
  inStock?: boolean | undefined;
  minPrice?: string | undefined;
  maxPrice?: string | undefined;
  metadata?: JsonObject | undefined;
  includeArchived?: boolean | undefined;
  sort?: "newest" | "price" | "-price" | "name" | undefined;
  page?: number | undefined;
  pageSize?: number | undefined;
} | void | undefined>();
expectTypeOf(client.products.listByPage.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    id: string;
    sku: string;
    name: string;
    description: string | null;
    price: string;
    stockQuantity: number;
    createdAt: string;
    updatedAt: string;
    version: number;
    archivedAt: string | null;
    purchaseLimit: number | null;
    metadata: JsonObject;
  }>;
  page: number;
  pageSize: number;
  total: number;
  totalPages: number;
}>();

expectTypeOf<RouterInputs['products']['restore']>().toEqualTypeOf<Inferred['products']['restore']>();
expectTypeOf(client.products.restore.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  expectedVersion?: number | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.products.restore.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  sku: string;
  name: string;
  description: string | null;
  price: string;
  stockQuantity: number;
  createdAt: string;
  updatedAt: string;
  version: number;
  archivedAt: string | null;
  purchaseLimit: number | null;
  metadata: JsonObject;
}>();

expectTypeOf<RouterInputs['products']['setPurchaseLimit']>().toEqualTypeOf<Inferred['products']['setPurchaseLimit']>();
expectTypeOf(client.products.setPurchaseLimit.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  expectedVersion?: number | undefined;
  perCustomer: number | null;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.products.setPurchaseLimit.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  sku: string;
  name: string;
  description: string | null;
  price: string;
  stockQuantity: number;
  createdAt: string;
  updatedAt: string;
  version: number;
  archivedAt: string | null;
  purchaseLimit: number | null;
  metadata: JsonObject;
}>();

expectTypeOf<RouterInputs['products']['setStock']>().toEqualTypeOf<Inferred['products']['setStock']>();
expectTypeOf(client.products.setStock.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  quantity: number;
  expectedQuantity: number;
  reason: string;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.products.setStock.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  sku: string;
  name: string;
  description: string | null;
  price: string;
  stockQuantity: number;
  createdAt: string;
  updatedAt: string;
  version: number;
  archivedAt: string | null;
  purchaseLimit: number | null;
  metadata: JsonObject;
}>();

expectTypeOf<RouterInputs['products']['stockHistory']>().toEqualTypeOf<Inferred['products']['stockHistory']>();
expectTypeOf(client.products.stockHistory.query).parameter(0).toEqualTypeOf<{
  id: string;
  limit?: number | undefined;
  cursor?: string | null | undefined;
}>();
expectTypeOf(client.products.stockHistory.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    id: string;
    productId: string;
    kind: "opening" | "sale" | "cancellation" | "return" | "adjustment" | "count";
    delta: number;
    quantityAfter: number;
    reason: string | null;
    orderId: string | null;
    by: {
      id: string;
      name: string;
      role: "customer" | "staff";
    } | null;
    at: string;
  }>;
  nextCursor: string | null;
}>();
expectTypeOf(iterate(client.products.stockHistory, taken<typeof client.products.stockHistory.query>()))
  .toEqualTypeOf<AsyncGenerator<{
  id: string;
  productId: string;
  kind: "opening" | "sale" | "cancellation" | "return" | "adjustment" | "count";
  delta: number;
  quantityAfter: number;
  reason: string | null;
  orderId: string | null;
  by: {
    id: string;
    name: string;
    role: "customer" | "staff";
  } | null;
  at: string;
}, void, undefined>>();

expectTypeOf<RouterInputs['products']['update']>().toEqualTypeOf<Inferred['products']['update']>();
expectTypeOf(client.products.update.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  expectedVersion: number;
  sku?: string | undefined;
  name?: string | undefined;
  description?: string | null | undefined;
  price?: string | undefined;
  metadata?: JsonObject | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.products.update.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  sku: string;
  name: string;
  description: string | null;
  price: string;
  stockQuantity: number;
  createdAt: string;
  updatedAt: string;
  version: number;
  archivedAt: string | null;
  purchaseLimit: number | null;
  metadata: JsonObject;
}>();

expectTypeOf<RouterInputs['products']['updateMany']>().toEqualTypeOf<Inferred['products']['updateMany']>();
expectTypeOf(client.products.updateMany.mutate).parameter(0).toEqualTypeOf<{
  ids?: Array<string> | undefined;
  filter?: {
    search?: string | undefined;
    inStock?: boolean | undefined;
    minPrice?: string | undefined;
    maxPrice?: string | undefined;
    metadata?: JsonObject | undefined;
    includeArchived?: boolean | undefined;
  } | undefined;
  price?: {
    percent: string;
  } | {
    amount: string;
  } | undefined;
  archived?: boolean | undefined;
  metadata?: JsonObject | undefined;
  preview?: boolean | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.products.updateMany.mutate).returns.resolves.toEqualTypeOf<{
  matched: number;
  changed: number;
  changes: Array<{
    id: string;
    sku: string;
    name: string;
    from: {
      price: string;
      archived: boolean;
      metadata: JsonObject;
    };
    to: {
      price: string;
      archived: boolean;
      metadata: JsonObject;
    };
  }>;
}>();

expectTypeOf<RouterInputs['products']['watchStock']>().toEqualTypeOf<Inferred['products']['watchStock']>();
expectTypeOf(client.products.watchStock.subscribe).parameter(0).toEqualTypeOf<{
  ids: Array<string>;
  lastEventId?: string | undefined;
}>();

expectTypeOf<RouterInputs['reports']['buyers']>().toEqualTypeOf<Inferred['reports']['buyers']>();
expectTypeOf(client.reports.buyers.query).parameter(0).toEqualTypeOf<{
  productId: string;
  limit?: number | undefined;
  cursor?: string | null | undefined;
}>();
expectTypeOf(client.reports.buyers.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    id: string;
    name: string;
    email: string;
    orders: number;
    units: number;
    lastOrder: {
      id: string;
      orderNumber: string;
      createdAt: string;
    };
  }>;
  nextCursor: string | null;
}>();
expectTypeOf(iterate(client.reports.buyers, taken<typeof client.reports.buyers.query>()))
  .toEqualTypeOf<AsyncGenerator<{
  id: string;
  name: string;
  email: string;
  orders: number;
  units: number;
  lastOrder: {
    id: string;
    orderNumber: string;
    createdAt: string;
  };
}, void, undefined>>();

expectTypeOf<RouterInputs['reports']['customers']>().toEqualTypeOf<Inferred['reports']['customers']>();
expectTypeOf(client.reports.customers.query).parameter(0).toEqualTypeOf<{
  ids: Array<string>;
}>();
expectTypeOf(client.reports.customers.query).returns.resolves.toEqualTypeOf<Array<{
  id: string;
  orders: number;
  hasMoreOrders: boolean;
  spent: string;
  lastOrder: {
    id: string;
    orderNumber: string;
    createdAt: string;
  } | null;
}>>();

expectTypeOf<RouterInputs['reports']['lowStock']>().toEqualTypeOf<Inferred['reports']['lowStock']>();
expectTypeOf(client.reports.lowStock.query).parameter(0).toEqualTypeOf<{
  threshold?: number | undefined;
  limit?: number | undefined;
  cursor?: string | null | undefined;
} | void | undefined>();
expectTypeOf(client.reports.lowStock.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    id: string;
    sku: string;
    name: string;
    description: string | null;
    price: string;
    stockQuantity: number;
    createdAt: string;
    updatedAt: string;
    version: number;
    archivedAt: string | null;
    purchaseLimit: number | null;
    metadata: JsonObject;
  }>;
  nextCursor: string | null;
}>();
expectTypeOf(iterate(client.reports.lowStock, taken<typeof client.reports.lowStock.query>()))
  .toEqualTypeOf<AsyncGenerator<{
  id: string;
  sku: string;
  name: string;
  description: string | null;
  price: string;
  stockQuantity: number;
  createdAt: string;
  updatedAt: string;
  version: number;
  archivedAt: string | null;
  purchaseLimit: number | null;
  metadata: JsonObject;
}, void, undefined>>();

expectTypeOf<RouterInputs['reports']['salesByDay']>().toEqualTypeOf<Inferred['reports']['salesByDay']>();
expectTypeOf(client.reports.salesByDay.query).parameter(0).toEqualTypeOf<{
  from?: string | undefined;
  to?: string | undefined;
  timeZone?: string | undefined;
  excludeMetadata?: JsonObject | undefined;
} | void | undefined>();
expectTypeOf(client.reports.salesByDay.query).returns.resolves.toEqualTypeOf<Array<{
  day: string;
  orders: number;
  revenue: string;
  netRevenue: string;
  reductions: string;
}>>();

expectTypeOf<RouterInputs['reports']['stock']>().toEqualTypeOf<Inferred['reports']['stock']>();
expectTypeOf(client.reports.stock.query).parameter(0).toEqualTypeOf<{
  from?: string | undefined;
  to?: string | undefined;
  timeZone?: string | undefined;
  search?: string | undefined;
  sort?: "sku" | "name" | undefined;
  limit?: number | undefined;
  cursor?: string | null | undefined;
} | void | undefined>();
expectTypeOf(client.reports.stock.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    productId: string;
    sku: string;
    name: string;
    archivedAt: string | null;
    opening: number;
    ordered: number;
    returned: number;
    adjusted: number;
    closing: number;
  }>;
  nextCursor: string | null;
}>();
expectTypeOf(iterate(client.reports.stock, taken<typeof client.reports.stock.query>()))
  .toEqualTypeOf<AsyncGenerator<{
  productId: string;
  sku: string;
  name: string;
  archivedAt: string | null;
  opening: number;
  ordered: number;
  returned: number;
  adjusted: number;
  closing: number;
}, void, undefined>>();

expectTypeOf<RouterInputs['reports']['summary']>().toEqualTypeOf<Inferred['reports']['summary']>();
expectTypeOf(client.reports.summary.query).parameter(0).toEqualTypeOf<{
  from?: string | undefined;
  to?: string | undefined;
  timeZone?: string | undefined;
  excludeMetadata?: JsonObject | undefined;
} | void | undefined>();
expectTypeOf(client.reports.summary.query).returns.resolves.toEqualTypeOf<{
  orders: number;
  revenue: string;
  netRevenue: string;
  tax: string;
  grossRevenue: string;
  average: string;
  byStatus: Record<"pending" | "confirmed" | "shipped" | "delivered" | "cancelled", {
    orders: number;
    total: string;
  }>;
}>();

expectTypeOf<RouterInputs['reports']['topProducts']>().toEqualTypeOf<Inferred['reports']['topProducts']>();
expectTypeOf(client.reports.topProducts.query).parameter(0).toEqualTypeOf<{
  from?: string | undefined;
  to?: string | undefined;
  timeZone?: string | undefined;
  excludeMetadata?: JsonObject | undefined;
  by?: "revenue" | "quantity" | undefined;
  limit?: number | undefined;
} | void | undefined>();
expectTypeOf(client.reports.topProducts.query).returns.resolves.toEqualTypeOf<Array<{
  productId: string;
  sku: string;
  name: string;
  orders: number;
  quantity: number;
  revenue: string;
  netQuantity: number;
  netRevenue: string;
}>>();

expectTypeOf<RouterInputs['users']['create']>().toEqualTypeOf<Inferred['users']['create']>();
expectTypeOf(client.users.create.mutate).parameter(0).toEqualTypeOf<{
  email: string;
  name: string;
  password?: string | undefined;
  role?: "customer" | "staff" | undefined;
  metadata?: JsonObject | undefined;
  currentPassword?: string | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.users.create.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  email: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  erasedAt: string | null;
  metadata: JsonObject;
  role: "customer" | "staff";
  emailVerified: boolean;
  pendingEmail: string | null;
}>();

expectTypeOf<RouterInputs['users']['delete']>().toEqualTypeOf<Inferred['users']['delete']>();
expectTypeOf(client.users.delete.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  currentPassword?: string | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.users.delete.mutate).returns.resolves.toEqualTypeOf<Record<string, never>>();

expectTypeOf<RouterInputs['users']['erase']>().toEqualTypeOf<Inferred['users']['erase']>();
expectTypeOf(client.users.erase.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  keepOrderMetadata?: Array<string> | undefined;
  currentPassword?: string | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.users.erase.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  email: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  erasedAt: string | null;
  metadata: JsonObject;
  role: "customer" | "staff";
  emailVerified: boolean;
  pendingEmail: string | null;
}>();

expectTypeOf<RouterInputs['users']['get']>().toEqualTypeOf<Inferred['users']['get']>();
expectTypeOf(client.users.get.query).parameter(0).toEqualTypeOf<{
  id: string;
}>();
expectTypeOf(client.users.get.query).returns.resolves.toEqualTypeOf<{
  id: string;
  email: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  erasedAt: string | null;
  metadata: JsonObject;
  role: "customer" | "staff";
  emailVerified: boolean;
  pendingEmail: string | null;
}>();

expectTypeOf<RouterInputs['users']['getNote']>().toEqualTypeOf<Inferred['users']['getNote']>();
expectTypeOf(client.users.getNote.query).parameter(0).toEqualTypeOf<{
  id: string;
}>();
expectTypeOf(client.users.getNote.query).returns.resolves.toEqualTypeOf<{
  userId: string;
  text: string;
  version: number;
  by: {
    id: string;
    name: string;
  } | null;
  updatedAt: string | null;
}>();

expectTypeOf<RouterInputs['users']['list']>().toEqualTypeOf<Inferred['users']['list']>();
expectTypeOf(client.users.list.query).parameter(0).toEqualTypeOf<{
  search?: string | undefined;
  limit?: number | undefined;
  cursor?: string | null | undefined;
} | void | undefined>();
expectTypeOf(client.users.list.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    id: string;
    email: string;
    name: string;
    createdAt: string;
    updatedAt: string;
    version: number;
    erasedAt: string | null;
    metadata: JsonObject;
    role: "customer" | "staff";
    emailVerified: boolean;
    pendingEmail: string | null;
  }>;
  nextCursor: string | null;
}>();
expectTypeOf(iterate(client.users.list, taken<typeof client.users.list.query>()))
  .toEqualTypeOf<AsyncGenerator<{
  id: string;
  email: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  erasedAt: string | null;
  metadata: JsonObject;
  role: "customer" | "staff";
  emailVerified: boolean;
  pendingEmail: string | null;
}, void, undefined>>();

expectTypeOf<RouterInputs['users']['listByPage']>().toEqualTypeOf<Inferred['users']['listByPage']>();
expectTypeOf(client.users.listByPage.query).parameter(0).toEqualTypeOf<{
  search?: string | undefined;
  page?: number | undefined;
  pageSize?: number | undefined;
} | void | undefined>();
expectTypeOf(client.users.listByPage.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    id: string;
    email: string;
    name: string;
    createdAt: string;
    updatedAt: string;
    version: number;
    erasedAt: string | null;
    metadata: JsonObject;
    role: "customer" | "staff";
    emailVerified: boolean;
    pendingEmail: string | null;
  }>;
  page: number;
  pageSize: number;
  total: number;
  totalPages: number;
}>();

expectTypeOf<RouterInputs['users']['setNote']>().toEqualTypeOf<Inferred['users']['setNote']>();
expectTypeOf(client.users.setNote.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  text: string;
  expectedVersion: number;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.users.setNote.mutate).returns.resolves.toEqualTypeOf<{
  userId: string;
  text: string;
  version: number;
  by: {
    id: string;
    name: string;
  } | null;
  updatedAt: string | null;
}>();

expectTypeOf<RouterInputs['users']['setRole']>().toEqualTypeOf<Inferred['users']['setRole']>();
expectTypeOf(client.users.setRole.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  role: "customer" | "staff";
  currentPassword?: string | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.users.setRole.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  email: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  erasedAt: string | null;
  metadata: JsonObject;
  role: "customer" | "staff";
  emailVerified: boolean;
  pendingEmail: string | null;
}>();

expectTypeOf<RouterInputs['users']['update']>().toEqualTypeOf<Inferred['users']['update']>();
expectTypeOf(client.users.update.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  expectedVersion: number;
  name?: string | undefined;
  email?: string | undefined;
  metadata?: JsonObject | undefined;
  currentPassword?: string | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.users.update.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  email: string;
  name: string;
  createdAt: string;
  updatedAt: string;
  version: number;
  erasedAt: string | null;
  metadata: JsonObject;
  role: "customer" | "staff";
  emailVerified: boolean;
  pendingEmail: string | null;
}>();

expectTypeOf<RouterInputs['webhooks']['create']>().toEqualTypeOf<Inferred['webhooks']['create']>();
expectTypeOf(client.webhooks.create.mutate).parameter(0).toEqualTypeOf<{
  url: string;
  events?: Array<"order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended" | "product.stock_changed"> | null | undefined;
  description?: string | null | undefined;
  currentPassword?: string | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.webhooks.create.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  url: string;
  events: Array<"order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended" | "product.stock_changed"> | null;
  description: string | null;
  enabled: boolean;
  disabledReason: string | null;
  failingSince: string | null;
  createdAt: string;
  updatedAt: string;
  secret: string;
}>();

expectTypeOf<RouterInputs['webhooks']['delete']>().toEqualTypeOf<Inferred['webhooks']['delete']>();
expectTypeOf(client.webhooks.delete.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  currentPassword?: string | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.webhooks.delete.mutate).returns.resolves.toEqualTypeOf<Record<string, never>>();

expectTypeOf<RouterInputs['webhooks']['get']>().toEqualTypeOf<Inferred['webhooks']['get']>();
expectTypeOf(client.webhooks.get.query).parameter(0).toEqualTypeOf<{
  id: string;
}>();
expectTypeOf(client.webhooks.get.query).returns.resolves.toEqualTypeOf<{
  id: string;
  url: string;
  events: Array<"order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended" | "product.stock_changed"> | null;
  description: string | null;
  enabled: boolean;
  disabledReason: string | null;
  failingSince: string | null;
  createdAt: string;
  updatedAt: string;
}>();

expectTypeOf<RouterInputs['webhooks']['list']>().toEqualTypeOf<Inferred['webhooks']['list']>();
expectTypeOf(client.webhooks.list.query).parameter(0).toEqualTypeOf<{
  limit?: number | undefined;
  cursor?: string | null | undefined;
} | void | undefined>();
expectTypeOf(client.webhooks.list.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    id: string;
    url: string;
    events: Array<"order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended" | "product.stock_changed"> | null;
    description: string | null;
    enabled: boolean;
    disabledReason: string | null;
    failingSince: string | null;
    createdAt: string;
    updatedAt: string;
  }>;
  nextCursor: string | null;
}>();
expectTypeOf(iterate(client.webhooks.list, taken<typeof client.webhooks.list.query>()))
  .toEqualTypeOf<AsyncGenerator<{
  id: string;
  url: string;
  events: Array<"order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended" | "product.stock_changed"> | null;
  description: string | null;
  enabled: boolean;
  disabledReason: string | null;
  failingSince: string | null;
  createdAt: string;
  updatedAt: string;
}, void, undefined>>();

expectTypeOf<RouterInputs['webhooks']['listDeliveries']>().toEqualTypeOf<Inferred['webhooks']['listDeliveries']>();
expectTypeOf(client.webhooks.listDeliveries.query).parameter(0).toEqualTypeOf<{
  webhookId?: string | undefined;
  status?: "pending" | "delivered" | "failed" | undefined;
  limit?: number | undefined;
  cursor?: string | null | undefined;
} | void | undefined>();
expectTypeOf(client.webhooks.listDeliveries.query).returns.resolves.toEqualTypeOf<{
  items: Array<{
    id: string;
    webhookId: string;
    messageId: string;
    type: "order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended" | "product.stock_changed";
    status: "pending" | "delivered" | "failed";
    attempts: number;
    nextAttemptAt: string | null;
    lastAttemptAt: string | null;
    responseStatus: number | null;
    responseExcerpt: string | null;
    error: string | null;
    durationMs: number | null;
    createdAt: string;
  }>;
  nextCursor: string | null;
}>();
expectTypeOf(iterate(client.webhooks.listDeliveries, taken<typeof client.webhooks.listDeliveries.query>()))
  .toEqualTypeOf<AsyncGenerator<{
  id: string;
  webhookId: string;
  messageId: string;
  type: "order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended" | "product.stock_changed";
  status: "pending" | "delivered" | "failed";
  attempts: number;
  nextAttemptAt: string | null;
  lastAttemptAt: string | null;
  responseStatus: number | null;
  responseExcerpt: string | null;
  error: string | null;
  durationMs: number | null;
  createdAt: string;
}, void, undefined>>();

expectTypeOf<RouterInputs['webhooks']['redeliver']>().toEqualTypeOf<Inferred['webhooks']['redeliver']>();
expectTypeOf(client.webhooks.redeliver.mutate).parameter(0).toEqualTypeOf<{
  deliveryId: string;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.webhooks.redeliver.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  webhookId: string;
  messageId: string;
  type: "order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended" | "product.stock_changed";
  status: "pending" | "delivered" | "failed";
  attempts: number;
  nextAttemptAt: string | null;
  lastAttemptAt: string | null;
  responseStatus: number | null;
  responseExcerpt: string | null;
  error: string | null;
  durationMs: number | null;
  createdAt: string;
}>();

expectTypeOf<RouterInputs['webhooks']['rotateSecret']>().toEqualTypeOf<Inferred['webhooks']['rotateSecret']>();
expectTypeOf(client.webhooks.rotateSecret.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  currentPassword?: string | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.webhooks.rotateSecret.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  url: string;
  events: Array<"order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended" | "product.stock_changed"> | null;
  description: string | null;
  enabled: boolean;
  disabledReason: string | null;
  failingSince: string | null;
  createdAt: string;
  updatedAt: string;
  secret: string;
}>();

expectTypeOf<RouterInputs['webhooks']['update']>().toEqualTypeOf<Inferred['webhooks']['update']>();
expectTypeOf(client.webhooks.update.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  url?: string | undefined;
  events?: Array<"order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended" | "product.stock_changed"> | null | undefined;
  description?: string | null | undefined;
  enabled?: boolean | undefined;
  currentPassword?: string | undefined;
  idempotencyKey?: string | undefined;
}>();
expectTypeOf(client.webhooks.update.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  url: string;
  events: Array<"order.placed" | "order.confirmed" | "order.shipped" | "order.delivered" | "order.cancelled" | "order.items_cancelled" | "order.items_returned" | "order.shipment_delivered" | "order.payment_recorded" | "order.metadata_updated" | "order.hold_extended" | "product.stock_changed"> | null;
  description: string | null;
  enabled: boolean;
  disabledReason: string | null;
  failingSince: string | null;
  createdAt: string;
  updatedAt: string;
}>();
