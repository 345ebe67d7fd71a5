// Made from the router by `npm run api:report`: the type of every call. It is compiled, never run.
import { iterate, type StoreClient } from '@order-store/sdk';
import { expectTypeOf } from 'expect-type';

declare const client: StoreClient;
declare function taken<Call extends (input: never) => unknown>(): Parameters<Call>[0];

expectTypeOf(client.auth.me.query).parameter(0).toEqualTypeOf<void | undefined>();
expectTypeOf(client.auth.me.query).returns.resolves.toEqualTypeOf<{
  id: string;
  email: string;
  name: string;
  role: "customer" | "staff";
  createdAt: string;
  updatedAt: string;
  version: number;
}>();

expectTypeOf(client.auth.signIn.mutate).parameter(0).toEqualTypeOf<{
  email: string;
  password: string;
}>();
expectTypeOf(client.auth.signIn.mutate).returns.resolves.toEqualTypeOf<{
  user: {
    id: string;
    email: string;
    name: string;
    role: "customer" | "staff";
    createdAt: string;
    updatedAt: string;
    version: number;
  };
  token: string;
  expiresAt: string;
}>();

expectTypeOf(client.auth.signOut.mutate).parameter(0).toEqualTypeOf<void | undefined>();
expectTypeOf(client.auth.signOut.mutate).returns.resolves.toEqualTypeOf<Record<string, never>>();

expectTypeOf(client.auth.signUp.mutate).parameter(0).toEqualTypeOf<{
  email: string;
  name: string;
  password: string;
}>();
expectTypeOf(client.auth.signUp.mutate).returns.resolves.toEqualTypeOf<{
  user: {
    id: string;
    email: string;
    name: string;
    role: "customer" | "staff";
    createdAt: string;
    updatedAt: string;
    version: number;
  };
  token: string;
  expiresAt: string;
}>();

expectTypeOf(client.orders.cancel.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  expectedVersion?: number | undefined;
  note?: string | undefined;
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
  items: Array<{
    id: string;
    productId: string;
    sku: string;
    name: string;
    quantity: number;
    unitPrice: string;
    subtotal: string;
  }>;
}>();

expectTypeOf(client.orders.confirm.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  expectedVersion?: number | undefined;
  note?: string | undefined;
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
  items: Array<{
    id: string;
    productId: string;
    sku: string;
    name: string;
    quantity: number;
    unitPrice: string;
    subtotal: string;
  }>;
}>();

expectTypeOf(client.orders.deliver.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  expectedVersion?: number | undefined;
  note?: string | undefined;
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
  items: Array<{
    id: string;
    productId: string;
    sku: string;
    name: string;
    quantity: number;
    unitPrice: string;
    subtotal: string;
  }>;
}>();

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
  items: Array<{
    id: string;
    productId: string;
    sku: string;
    name: string;
    quantity: number;
    unitPrice: string;
    subtotal: string;
  }>;
}>();

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
  at: string;
}>>();

expectTypeOf(client.orders.list.query).parameter(0).toEqualTypeOf<{
  status?: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled" | undefined;
  userId?: string | undefined;
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
  itemCount: number;
}, void, undefined>>();

expectTypeOf(client.orders.listByPage.query).parameter(0).toEqualTypeOf<{
  status?: "pending" | "confirmed" | "shipped" | "delivered" | "cancelled" | undefined;
  userId?: string | undefined;
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
    itemCount: number;
  }>;
  page: number;
  pageSize: number;
  total: number;
  totalPages: number;
}>();

expectTypeOf(client.orders.place.mutate).parameter(0).toEqualTypeOf<{
  items: Array<{
    productId: string;
    quantity: number;
  }>;
  idempotencyKey?: string | undefined;
  userId?: string | undefined;
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
  items: Array<{
    id: string;
    productId: string;
    sku: string;
    name: string;
    quantity: number;
    unitPrice: string;
    subtotal: string;
  }>;
}>();

expectTypeOf(client.orders.ship.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  expectedVersion?: number | undefined;
  note?: string | undefined;
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
  items: Array<{
    id: string;
    productId: string;
    sku: string;
    name: string;
    quantity: number;
    unitPrice: string;
    subtotal: string;
  }>;
}>();

expectTypeOf(client.products.adjustStock.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  delta: number;
  reason: string;
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
}>();

expectTypeOf(client.products.create.mutate).parameter(0).toEqualTypeOf<{
  sku: string;
  name: string;
  description?: string | null | undefined;
  price: string;
  stockQuantity?: number | undefined;
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
}>();

expectTypeOf(client.products.delete.mutate).parameter(0).toEqualTypeOf<{
  id: string;
}>();
expectTypeOf(client.products.delete.mutate).returns.resolves.toEqualTypeOf<Record<string, never>>();

expectTypeOf(client.products.get.query).parameter(0).toEqualTypeOf<{
  id: string;
} | {
  sku: string;
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
}>();

expectTypeOf(client.products.list.query).parameter(0).toEqualTypeOf<{
  search?: string | undefined;
  inStock?: boolean | undefined;
  minPrice?: string | undefined;
  maxPrice?: string | undefined;
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
}, void, undefined>>();

expectTypeOf(client.products.listByPage.query).parameter(0).toEqualTypeOf<{
  search?: string | undefined;
  inStock?: boolean | undefined;
  minPrice?: string | undefined;
  maxPrice?: string | undefined;
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
  }>;
  page: number;
  pageSize: number;
  total: number;
  totalPages: number;
}>();

expectTypeOf(client.products.setStock.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  quantity: number;
  expectedQuantity: number;
  reason: string;
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
}>();

expectTypeOf(client.products.update.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  expectedVersion: number;
  sku?: string | undefined;
  name?: string | undefined;
  description?: string | null | undefined;
  price?: string | undefined;
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
}>();

expectTypeOf(client.users.create.mutate).parameter(0).toEqualTypeOf<{
  email: string;
  name: string;
  password?: string | undefined;
  role?: "customer" | "staff" | undefined;
}>();
expectTypeOf(client.users.create.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  email: string;
  name: string;
  role: "customer" | "staff";
  createdAt: string;
  updatedAt: string;
  version: number;
}>();

expectTypeOf(client.users.delete.mutate).parameter(0).toEqualTypeOf<{
  id: string;
}>();
expectTypeOf(client.users.delete.mutate).returns.resolves.toEqualTypeOf<Record<string, never>>();

expectTypeOf(client.users.get.query).parameter(0).toEqualTypeOf<{
  id: string;
}>();
expectTypeOf(client.users.get.query).returns.resolves.toEqualTypeOf<{
  id: string;
  email: string;
  name: string;
  role: "customer" | "staff";
  createdAt: string;
  updatedAt: string;
  version: number;
}>();

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
    role: "customer" | "staff";
    createdAt: string;
    updatedAt: string;
    version: number;
  }>;
  nextCursor: string | null;
}>();
expectTypeOf(iterate(client.users.list, taken<typeof client.users.list.query>()))
  .toEqualTypeOf<AsyncGenerator<{
  id: string;
  email: string;
  name: string;
  role: "customer" | "staff";
  createdAt: string;
  updatedAt: string;
  version: number;
}, void, undefined>>();

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
    role: "customer" | "staff";
    createdAt: string;
    updatedAt: string;
    version: number;
  }>;
  page: number;
  pageSize: number;
  total: number;
  totalPages: number;
}>();

expectTypeOf(client.users.update.mutate).parameter(0).toEqualTypeOf<{
  id: string;
  expectedVersion: number;
  name?: string | undefined;
  email?: string | undefined;
}>();
expectTypeOf(client.users.update.mutate).returns.resolves.toEqualTypeOf<{
  id: string;
  email: string;
  name: string;
  role: "customer" | "staff";
  createdAt: string;
  updatedAt: string;
  version: number;
}>();
