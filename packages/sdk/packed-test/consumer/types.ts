// What a strict user of the SDK's types writes. It is compiled, never run.
import {
  addMoney,
  assertNever,
  createClient,
  formatMoney,
  isStoreError,
  iterate,
  iteratePages,
  StoreError,
  type AnyStoreError,
  type exportBuyers,
  type exportStock,
  type ApiKey,
  type AppRouter,
  type ErrorReason,
  type IterateOptions,
  type JsonObject,
  type ListProcedure,
  type NewApiKey,
  type Order,
  type OrderEvent,
  type OrderItem,
  type OrderPayment,
  type OrderStatus,
  type OrderSummary,
  type OrderUpdate,
  type Page,
  type Payment,
  type PaymentKind,
  type PlaceOrderInput,
  type Product,
  type RefundDue,
  type RouterInputs,
  type RouterOutputs,
  type Scope,
  type SecurityEvent,
  type SecurityEventKind,
  type Session,
  type SignedIn,
  type StockLevel,
  type StoreClient,
  type StoreClientOptions,
  type StoreErrorDetails,
  type User,
  type Webhook,
  type WebhookDelivery,
  type WebhookEventType,
  type WebhookWithSecret,
} from '@order-store/sdk';
import { exportProducts, importCatalog } from '@order-store/sdk/catalog';
import {
  createFakeClient,
  makeOrder,
  makeOrderUpdate,
  makeProduct,
} from '@order-store/sdk/testing';
import { verifyWebhook, type WebhookEvent } from '@order-store/sdk/webhooks';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';

const options: StoreClientOptions = { url: new URL('https://shop.example'), token: undefined };
export const client: StoreClient = createClient({ ...options, token: () => Promise.resolve(null) });

export const cached: StoreClient[] = [
  createClient({ ...options, cache: 'no-cache' }),
  createClient({ ...options, cache: null }),
  // @ts-expect-error -- there is no such cache mode
  createClient({ ...options, cache: 'sometimes' }),
];

export async function backup(token: string): Promise<number> {
  const exported = await exportProducts({ url: 'https://shop.example', token, cache: null });
  exactly<ReadableStream<Uint8Array>, typeof exported>(true);
  exactly<ReadableStream<Uint8Array>, Awaited<ReturnType<typeof exportBuyers>>>(true);
  exactly<ReadableStream<Uint8Array>, Awaited<ReturnType<typeof exportStock>>>(true);
  // @ts-expect-error -- products have no status
  void exportProducts({ url: 'https://shop.example', token, status: 'pending' });
  return (await importCatalog(client, exported)).updated;
}

export async function shop(): Promise<Order> {
  const signedIn: SignedIn = await client.auth.signIn.mutate({
    email: 'a@b.example',
    password: '…',
  });
  const user: User = signedIn.user;
  const page: Page<Product> = await client.products.list.query({ search: 'mug', sort: '-price' });
  const [product] = page.items;
  // @ts-expect-error -- there may be no product
  void product.id;
  // @ts-expect-error -- a quantity is a number
  void client.orders.place.mutate({ items: [{ productId: user.id, quantity: '1' }] });
  // @ts-expect-error -- money is not a number
  void client.products.create.mutate({ sku: 'MUG', name: 'Mug', price: 29.99 });
  // @ts-expect-error -- there is no such procedure
  void client.orders.destroy;
  // @ts-expect-error -- a query does not change anything
  void client.orders.get.mutate;
  const items = page.items.map(({ id }) => ({ productId: id, quantity: 1 }));
  return client.orders.place.mutate({ items, idempotencyKey: 'a key' });
}

export async function read(given: IterateOptions): Promise<OrderSummary[]> {
  const summaries: OrderSummary[] = [];
  for await (const order of iterate(client.orders.list, { status: 'pending' }, given)) {
    exactly<OrderSummary, typeof order>(true);
    summaries.push(order);
  }
  for await (const { items, nextCursor } of iteratePages(client.users.list, { search: 'ada' })) {
    exactly<User[], typeof items>(true);
    exactly<string | null, typeof nextCursor>(true);
  }
  // @ts-expect-error -- there is no such status
  iterate(client.orders.list, { status: 'lost' });
  // @ts-expect-error -- there is no such filter
  iterate(client.orders.list, { status: 'pending', colour: 'red' });
  // @ts-expect-error -- numbered pages have no cursor
  iterate(client.orders.listByPage, {});
  const list: ListProcedure<{ search?: string }, Product> = client.products.list;
  const found = iterate(list, {});
  exactly<AsyncGenerator<Product, void, undefined>, typeof found>(true);

  const events: OrderEvent[] = await client.orders.history.query({ id: '1' });
  const statuses: (OrderStatus | null)[] = events.flatMap(({ from, to }) => [from, to]);
  const lines: OrderItem[] = (await client.orders.get.query({ orderNumber: 'ORD-1' })).items;
  return statuses.length > lines.length ? summaries : [];
}

export async function prepare(input: PlaceOrderInput): Promise<void> {
  exactly<PlaceOrderInput, RouterInputs['orders']['place']>(true);
  exactly<Order, RouterOutputs['orders']['place']>(true);
  exactly<Page<Product>, RouterOutputs['products']['list']>(true);
  const fake = createFakeClient();
  fake.orders.place.resolves(makeOrder({ status: 'shipped' })).rejects('OVERLOADED', {});
  // @ts-expect-error -- there is no such status
  makeOrder({ status: 'lost' });
  // @ts-expect-error -- an order is needed
  fake.orders.place.resolves(makeProduct());
  // @ts-expect-error -- the lines are missing
  fake.orders.place.rejects('INSUFFICIENT_STOCK', {});
  // @ts-expect-error -- streams have updates
  fake.orders.watch.resolves({});
  fake.orders.watch.emits({ id: '1-1', data: makeOrderUpdate() });
  const inputs = fake.orders.place.calls.map((call) => call.input);
  exactly<PlaceOrderInput[], typeof inputs>(true);
  const given: StoreClient = fake;
  await given.orders.place.mutate(input);
}

export function watch(): () => void {
  const orders = client.orders.watch.subscribe(
    {},
    {
      onData({ id, data }) {
        exactly<string, typeof id>(true);
        exactly<OrderUpdate, typeof data>(true);
      },
      onError: (error) => exactly<AnyStoreError, typeof error>(true),
    },
  );
  const stock = client.products.watchStock.subscribe(
    { ids: ['1'] },
    { onData: (level) => exactly<StockLevel, typeof level>(true) },
  );
  // @ts-expect-error -- products are named
  client.products.watchStock.subscribe({}, {});
  return () => {
    orders.unsubscribe();
    stock.unsubscribe();
  };
}

export async function account(): Promise<string> {
  const { key, ...made }: NewApiKey = await client.auth.createApiKey.mutate({ name: 'Till' });
  const keys: ApiKey[] = [made, ...(await client.auth.listApiKeys.query({}))];
  const scopes: Scope[] = keys.flatMap((each) => each.scopes);
  const sessions: Session[] = await client.auth.listSessions.query();
  const kind: SecurityEventKind = 'signed-in';
  const events: SecurityEvent[] = (await client.audit.list.query({ kind })).items;
  // @ts-expect-error -- there is no such scope
  void client.auth.createApiKey.mutate({ name: 'Till', scopes: ['admin'] });
  return `${key} ${scopes.join()} ${sessions.length + events.length}`;
}

export async function refund(service: string): Promise<RefundDue[]> {
  const { items } = await client.payments.listRefundsDue.query();
  for (const { orderId, amount } of items) {
    const kind: PaymentKind = 'refunded';
    const input = { orderId, provider: 'stripe', reference: `${service}-${orderId}`, kind, amount };
    const { payment, order } = await client.payments.record.mutate(input);
    exactly<Payment, typeof payment>(true);
    const { amountDue }: OrderPayment = order.payment;
    // @ts-expect-error -- money is not a number
    void client.payments.record.mutate({ ...input, amount: 5, metadata: { amountDue } });
  }
  return items;
}

export async function listDeliveries(): Promise<WebhookDelivery[]> {
  const events: WebhookEventType[] = ['order.placed'];
  const made: WebhookWithSecret = await client.webhooks.create.mutate({ url: '…', events });
  // @ts-expect-error -- there is no such event
  void client.webhooks.update.mutate({ id: made.id, events: ['order.lost'] });
  const page: Page<Webhook> = await client.webhooks.list.query();
  const deliveries: WebhookDelivery[] = [];
  for (const { id: webhookId } of page.items)
    for await (const delivery of iterate(client.webhooks.listDeliveries, { webhookId }))
      deliveries.push(delivery);
  return deliveries;
}

export function explain(error: unknown): string {
  if (isStoreError(error, 'STOCK_CHANGED')) return `now ${error.details.current.stockQuantity}`;
  if (!isStoreError(error)) return error instanceof StoreError ? 'never' : String(error);
  exactly<AnyStoreError, typeof error>(true);
  const base: StoreError = error;
  exactly<ErrorReason, typeof base.reason>(true);
  exactly<string | null, typeof base.requestId>(true);
  exactly<boolean, typeof base.retryable>(true);
  exactly<number | null, typeof base.status>(true);
  // @ts-expect-error -- which details there are depends on the reason
  void error.details.lines;
  switch (error.reason) {
    case 'INSUFFICIENT_STOCK':
    case 'TOO_FEW_UNITS':
      return error.details.lines.map(({ available }) => available.toFixed()).join();
    case 'LIMIT_EXCEEDED':
      return error.details.lines.map(({ allowed }) => allowed.toFixed()).join();
    case 'TOTAL_CHANGED': {
      const { expected, actual, lines } = error.details;
      return `${expected} became ${actual}: ${lines.map(({ unitPrice }) => unitPrice).join()}`;
    }
    case 'INVALID_CHARGES':
      return error.details.grandTotal;
    case 'REJECTED':
      return error.details.code;
    case 'ORDER_LIMIT_EXCEEDED':
      return `${error.details.limit}: ${error.details.requested} of ${error.details.allowed}`;
    case 'VALIDATION_FAILED':
      return Object.values(error.details).flat().join();
    case 'USER_NOT_FOUND':
    case 'PRODUCT_NOT_FOUND':
    case 'NOT_FOR_SALE':
    case 'ORDER_NOT_FOUND':
    case 'ORDER_ITEM_NOT_FOUND':
    case 'SHIPMENT_NOT_FOUND':
    case 'SESSION_NOT_FOUND':
    case 'API_KEY_NOT_FOUND':
    case 'IMPORT_NOT_FOUND':
    case 'WEBHOOK_NOT_FOUND':
    case 'DELIVERY_NOT_FOUND':
      return error.details.ids.join();
    case 'IMPORT_STATE':
      return error.details.state;
    case 'IMPORT_RUNNING':
      return error.details.id;
    case 'VERSION_CONFLICT':
    case 'STOCK_CHANGED':
      return error.details.current.version.toFixed();
    case 'ADDRESSES_CHANGED':
    case 'CART_CHANGED':
      return `version ${error.details.current.version.toFixed()}`;
    case 'PAYMENT_CONFLICT':
      return error.details.current?.amount ?? error.message;
    case 'ILLEGAL_TRANSITION':
      return `${error.details.from} to ${error.details.to}, not ${error.details.allowed.join()}`;
    case 'RATE_LIMITED':
      return `in ${error.details.retryAfterMs.toFixed()} ms`;
    case 'INVALID_CURSOR':
    case 'INVALID_RESET_TOKEN':
    case 'INVALID_VERIFICATION_TOKEN':
    case 'REAUTHENTICATION_REQUIRED':
    case 'TOTP_REQUIRED':
    case 'TOTP_ENABLED':
    case 'TOTP_SETUP_REQUIRED':
    case 'EMAIL_VERIFICATION_REQUIRED':
    case 'PAYLOAD_TOO_LARGE':
    case 'UNSUPPORTED_MEDIA_TYPE':
    case 'PROCEDURE_NOT_FOUND':
    case 'METHOD_NOT_SUPPORTED':
    case 'UNAUTHENTICATED':
    case 'FORBIDDEN':
    case 'IDEMPOTENCY_KEY_REUSED':
    case 'EMAIL_TAKEN':
    case 'SKU_TAKEN':
    case 'IN_USE':
    case 'TOO_MANY_API_KEYS':
    case 'TOO_MANY_WEBHOOKS':
    case 'TOTAL_TOO_LARGE':
    case 'OUT_OF_RANGE':
    case 'OVERLOADED':
    case 'DATABASE_UNAVAILABLE':
    case 'SHUTTING_DOWN':
    case 'TIMEOUT':
    case 'CLIENT_CLOSED_REQUEST':
    case 'OUTCOME_UNKNOWN':
    case 'INTERNAL':
    case 'ABORTED':
    case 'UNSENDABLE':
      return error.message;
    case 'NETWORK':
      return error.details.reached ? 'nobody knows' : 'nothing was done';
    case 'CLIENT_TIMEOUT':
      return `${error.details.of} took longer than ${error.details.limitMs.toFixed()} ms`;
    default:
      // A reason that is missing above: one more is a change of what users have written.
      return assertNever(error);
  }
}

export function explainIncompletely(error: AnyStoreError): string {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- that is what is tried
  switch (error.reason) {
    case 'NETWORK':
    case 'OVERLOADED':
      return error.message;
    default:
      // @ts-expect-error -- reasons are missing above, and the compiler says so
      return assertNever(error);
  }
}

export const watched = createClient({
  url: 'https://shop.example',
  apiKey: async () => 'a key',
  timeoutMs: 1_000,
  deadlineMs: 10_000,
  maxRetries: 1,
  onRequest: ({ calls }) => exactly<readonly string[], typeof calls>(true),
  onResponse: ({ requestId }) => exactly<string | null, typeof requestId>(true),
  onRetry: ({ error }) => exactly<StoreError, typeof error>(true),
});

export async function receive(request: Request): Promise<string> {
  const event = await verifyWebhook(await request.text(), request.headers, ['a', 'b']);
  exactly<WebhookEvent, typeof event>(true);
  if (event.type === 'product.stock_changed') return event.timestamp;
  exactly<OrderSummary, typeof event.data.order>(true);
  return formatMoney(event.data.order.totalAmount, { currency: 'EUR' });
}

// @ts-expect-error -- money is not a number
addMoney('1.00', 2);
// @ts-expect-error -- a currency is needed
formatMoney('1.00', { locale: 'de' });

// No `any` reaches a user, neither what procedures take and give nor in errors.
exactly<never, PathsToAny<inferRouterInputs<AppRouter>>>(true);
exactly<never, PathsToAny<inferRouterOutputs<AppRouter>>>(true);
exactly<never, PathsToAny<StoreErrorDetails>>(true);
exactly<never, PathsToAny<WebhookEvent>>(true);
exactly<never, PathsToAny<StoreClientOptions>>(true);
exactly<never, PathsToAny<Pick<StoreError, 'reason' | 'details' | 'message' | 'data'>>>(true);
exactly<never, PathsToAny<Awaited<ReturnType<StoreClient['orders']['place']['mutate']>>>>(true);
// oxlint-disable-next-line typescript/no-explicit-any -- the search finds what it looks for
exactly<'.a.b[]', PathsToAny<{ a: { b: any[]; c: string } }>>(true);

type PathsToAny<T, Path extends string = ''> =
  IsAny<T> extends true
    ? Path
    : T extends readonly (infer Item)[]
      ? PathsToAny<Item, `${Path}[]`>
      : JsonObject extends T
        ? // Any JSON object, which is recursive.
          IsAny<T[keyof T]> extends true
          ? `${Path}.*`
          : never
        : T extends object
          ? { [Key in keyof T & string]: PathsToAny<T[Key], `${Path}.${Key}`> }[keyof T & string]
          : never;

type IsAny<T> = 0 extends 1 & T ? true : false;

/** Takes `true` only if both types are the same. */
declare function exactly<A, B>(same: Mutual<A, B>): void;
type Mutual<A, B> = [A, B] extends [B, A] ? (IsAny<A> extends IsAny<B> ? true : false) : false;

interface Address {
  readonly street: string;
}

/** A client with the type of the shop's own data. */
export async function ship(typed: StoreClient<{ address: Address }>): Promise<string> {
  // @ts-expect-error -- the address is missing
  void typed.orders.place.mutate({ items: [], metadata: {} });
  const metadata = { address: { street: '1 Pot Lane' } };
  const placed = await typed.orders.place.mutate({ items: [], metadata });
  const { items } = await typed.orders.list.query({
    metadata: { address: { street: '2 Pot Lane' } },
  });
  typed.orders.watch.subscribe(
    {},
    { onData: ({ data }) => void data.order.metadata.address.street },
  );
  await typed.orders.updateMetadata.mutate({ id: placed.id, metadata: { address: null } });
  return `${placed.metadata.address.street}, ${items[0]?.metadata.address.street}`;
}
