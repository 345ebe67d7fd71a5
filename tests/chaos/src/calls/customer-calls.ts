import type { WantedOrder } from '../model/model.ts';
import { ask, someOrder, type Call, type Caller } from './call.ts';

/** What customers do. */
export const customerCalls: Readonly<Record<string, Call>> = {
  'orders.place': { weight: 50, make: placeOrder },
  'orders.place again': { weight: 5, make: placeAgain },
  'orders.cancel': { weight: 5, make: cancelOrder },
  'orders.get': { weight: 8, make: readOrder },
  'orders.list': { weight: 4, make: readOrders },
  'orders.history': reading(3, async (caller) => {
    const order = someOrder(caller);
    if (!order) return;
    const outcome = await ask(caller, 'orders.history', () =>
      caller.client.orders.history.query({ id: order.id }),
    );
    if (outcome.became === 'done' && outcome.value[0]?.to !== 'pending')
      caller.model.broken.push(`the history of order ${order.id} does not begin with its placing`);
  }),
  'products.get': reading(5, async (caller) => {
    const id = caller.random.pick(caller.productIds);
    await ask(caller, 'products.get', () => caller.client.products.get.query({ id }));
  }),
  'products.list': reading(4, async (caller) => {
    const sort = caller.random.pick(['newest', 'price', '-price', 'name']);
    await ask(caller, 'products.list', () =>
      caller.client.products.list.query({ sort, limit: 20 }),
    );
  }),
  'products.listByPage': reading(2, async (caller) => {
    const page = caller.random.integer(1, 3);
    await ask(caller, 'products.listByPage', () =>
      caller.client.products.listByPage.query({ page, search: 'chaos' }),
    );
  }),
  'auth.me': reading(3, async (caller) => {
    const outcome = await ask(caller, 'auth.me', () => caller.client.auth.me.query());
    if (outcome.became === 'done' && outcome.value.id !== caller.userId)
      caller.model.broken.push(`${caller.name} was taken for user ${outcome.value.id}`);
  }),
  'users.get': reading(2, async (caller) => {
    await ask(caller, 'users.get', () => caller.client.users.get.query({ id: caller.userId }));
  }),
  'auth.listSessions': reading(1, async (caller) => {
    await ask(caller, 'auth.listSessions', () => caller.client.auth.listSessions.query());
  }),
  'auth.createApiKey': { weight: 1, make: makeAndRevokeKey },
  'auth.signIn': { weight: 1, make: signInAndOut },
  'auth.signUp': { weight: 1, make: liveALife },
  'auth.requestPasswordReset': { weight: 1, make: forgetPassword },
};

function reading(weight: number, make: Call['make']): Call {
  return { weight, make };
}

/** One to four lines, crossing those of others; sometimes more than there is. */
async function placeOrder(caller: Caller): Promise<void> {
  const { random, productIds, model } = caller;
  const count = random.integer(1, 4);
  const lines = Array.from({ length: count }, () => ({
    productId: random.pick(productIds),
    quantity: random.chance(0.03) ? 1_000_000 : random.integer(1, 5),
  }));
  const order = model.order({ key: caller.fresh(), userId: caller.userId, lines });
  caller.orders.push(order);
  await place(caller, order);
}

/** The same key again: the same order, whatever became of the first call. */
async function placeAgain(caller: Caller): Promise<void> {
  const back = caller.random.integer(1, 30);
  const order = caller.orders.at(-Math.min(back, caller.orders.length));
  if (order) await place(caller, order);
}

async function place(caller: Caller, order: WantedOrder): Promise<void> {
  const { model, client } = caller;
  const [before, wasTried] = [order.became, order.wasTried];
  order.wasTried = true;
  const outcome = await ask(
    caller,
    'orders.place',
    () => client.orders.place.mutate({ items: [...order.lines], idempotencyKey: order.key }),
    ['INSUFFICIENT_STOCK', 'TOTAL_TOO_LARGE'],
  );
  if (outcome.became === 'done') {
    model.acknowledge(order, outcome.value.id);
    const wanted = order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
    const got = outcome.value.items.reduce((sum, { quantity }) => sum + quantity, 0);
    if (wanted !== got)
      model.broken.push(`order ${outcome.value.id} has ${got} pieces, not the ${wanted} wanted`);
    return;
  }
  if (before === 'done') {
    if (outcome.reason === 'INSUFFICIENT_STOCK' || outcome.reason === 'TOTAL_TOO_LARGE')
      model.broken.push(`order ${order.id} was placed, but its key was refused: ${outcome.reason}`);
    return;
  }
  // A refusal says what became of this attempt. An earlier one may still be on its way.
  const isFirst = !wasTried && outcome.became === 'refused' && outcome.attempts === 1;
  order.became = isFirst ? 'refused' : 'unknown';
}

async function cancelOrder(caller: Caller): Promise<void> {
  const { model, client } = caller;
  const order = someOrder(caller);
  const note = caller.fresh();
  if (!order) return;
  const step = model.step(order, 'cancelled', note);
  const outcome = await ask(
    caller,
    'orders.cancel',
    () => client.orders.cancel.mutate({ id: order.id, note }),
    ['ILLEGAL_TRANSITION'],
  );
  step.became = outcome.became;
}

/** What was acknowledged is there, as it was ordered. */
async function readOrder(caller: Caller): Promise<void> {
  const { model, client } = caller;
  const order = someOrder(caller);
  if (!order) return;
  const outcome = await ask(caller, 'orders.get', () => client.orders.get.query({ id: order.id }));
  if (outcome.became !== 'done') return;
  const { items, userId } = outcome.value;
  if (userId !== caller.userId) model.broken.push(`order ${order.id} belongs to somebody else`);
  for (const { productId } of order.lines) {
    if (!items.some((item) => item.productId === productId))
      model.broken.push(`order ${order.id} lacks product ${productId}`);
  }
}

async function readOrders(caller: Caller): Promise<void> {
  const latest = caller.orders.findLast(({ became }) => became === 'done');
  const outcome = await ask(caller, 'orders.list', () =>
    caller.client.orders.list.query({ limit: 50 }),
  );
  if (outcome.became !== 'done' || latest?.id === undefined) return;
  // A caller does one thing after the other, and nobody else orders for them.
  if (!outcome.value.items.some(({ id }) => id === latest.id))
    caller.model.broken.push(`order ${latest.id} is not in the list of who placed it`);
}

async function makeAndRevokeKey(caller: Caller): Promise<void> {
  const { auth } = caller.client;
  const made = await ask(
    caller,
    'auth.createApiKey',
    () => auth.createApiKey.mutate({ name: caller.fresh() }),
    ['TOO_MANY_API_KEYS'],
  );
  const listed = await ask(caller, 'auth.listApiKeys', () => auth.listApiKeys.query());
  if (made.became !== 'done') return;
  const { id } = made.value;
  if (listed.became === 'done' && !listed.value.some((key) => key.id === id))
    caller.model.broken.push(`API key ${id} is not in the list of who made it`);
  // After an answer that was lost it is gone already.
  await ask(caller, 'auth.revokeApiKey', () => auth.revokeApiKey.mutate({ id }), [
    'API_KEY_NOT_FOUND',
  ]);
}

/** A second session beside the first, which is dead once it has signed out. */
async function signInAndOut(caller: Caller): Promise<void> {
  const { email, password } = caller;
  const signedIn = await ask(caller, 'auth.signIn', () =>
    caller.client.auth.signIn.mutate({ email, password }),
  );
  if (signedIn.became !== 'done') return;
  const { auth } = caller.as(signedIn.value.token);
  const out = await ask(caller, 'auth.signOut', () => auth.signOut.mutate());
  if (out.became !== 'done') return;
  const dead = await ask(caller, 'auth.me', () => auth.me.query(), ['UNAUTHENTICATED']);
  if (dead.became === 'done') caller.model.broken.push('a token works after its signing out');
}

/** An account of its own from signing up to the last session that is ended. */
async function liveALife(caller: Caller): Promise<void> {
  const { model } = caller;
  const email = `${caller.fresh()}@chaos.example`;
  const [first, second] = [`first teapot of ${email}`, `second teapot of ${email}`];
  const user = model.thing('user', email);
  const signedUp = await ask(caller, 'auth.signUp', () =>
    caller.as(null).auth.signUp.mutate({ email, name: 'Chaos', password: first }),
  );
  user.became = signedUp.became;
  if (signedUp.became !== 'done') return;
  const { auth } = caller.as(signedUp.value.token);
  const changed = await ask(caller, 'auth.changePassword', () =>
    auth.changePassword.mutate({ currentPassword: first, newPassword: second }),
  );
  if (changed.became === 'done') {
    // The new password counts at once.
    await ask(caller, 'auth.signIn', () =>
      caller.as(null).auth.signIn.mutate({ email, password: second }),
    );
  }
  await ask(caller, 'auth.endOtherSessions', () => auth.endOtherSessions.mutate());
  const sessions = await ask(caller, 'auth.listSessions', () => auth.listSessions.query());
  const own = sessions.became === 'done' ? sessions.value[0] : undefined;
  if (own) {
    await ask(caller, 'auth.endSession', () => auth.endSession.mutate({ id: own.id }), [
      'SESSION_NOT_FOUND',
    ]);
  }
}

async function forgetPassword(caller: Caller): Promise<void> {
  const { auth } = caller.as(null);
  const email = `nobody-${caller.fresh()}@chaos.example`;
  await ask(caller, 'auth.requestPasswordReset', () => auth.requestPasswordReset.mutate({ email }));
  const token = caller.fresh().padEnd(43, 'A');
  await ask(
    caller,
    'auth.resetPassword',
    () => auth.resetPassword.mutate({ token, password: 'green teapot 8' }),
    ['INVALID_RESET_TOKEN', 'VALIDATION_FAILED'],
  );
}
