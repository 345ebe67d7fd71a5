import type { RequestedOrder } from '../model/model.ts';
import { makeCall, recentOrder, type Call, type Caller } from './call.ts';

export const customerCalls: Readonly<Record<string, Call>> = {
  'orders.place': { weight: 50, make: placeOrder },
  'orders.place retry': { weight: 5, make: retryPlacement },
  'orders.cancel': { weight: 5, make: cancelOrder },
  'orders.get': { weight: 8, make: readOrder },
  'orders.list': { weight: 4, make: readOrders },
  'orders.history': reading(3, async (caller) => {
    const order = recentOrder(caller);
    if (!order) return;
    const outcome = await makeCall(caller, 'orders.history', () =>
      caller.client.orders.history.query({ id: order.id }),
    );
    if (outcome.result === 'done' && outcome.value[0]?.to !== 'pending')
      caller.model.problems.push(
        `the history of order ${order.id} does not begin with its placement`,
      );
  }),
  'products.get': reading(5, async (caller) => {
    const id = caller.random.pick(caller.productIds);
    await makeCall(caller, 'products.get', () => caller.client.products.get.query({ id }));
  }),
  'products.list': reading(4, async (caller) => {
    const sort = caller.random.pick(['newest', 'price', '-price', 'name']);
    await makeCall(caller, 'products.list', () =>
      caller.client.products.list.query({ sort, limit: 20 }),
    );
  }),
  'products.listByPage': reading(2, async (caller) => {
    const page = caller.random.integer(1, 3);
    await makeCall(caller, 'products.listByPage', () =>
      caller.client.products.listByPage.query({ page, search: 'chaos' }),
    );
  }),
  'auth.me': reading(3, async (caller) => {
    const outcome = await makeCall(caller, 'auth.me', () => caller.client.auth.me.query());
    if (outcome.result === 'done' && outcome.value.id !== caller.userId)
      caller.model.problems.push(`${caller.name} was identified as user ${outcome.value.id}`);
  }),
  'users.get': reading(2, async (caller) => {
    await makeCall(caller, 'users.get', () => caller.client.users.get.query({ id: caller.userId }));
  }),
  'auth.listSessions': reading(1, async (caller) => {
    await makeCall(caller, 'auth.listSessions', () => caller.client.auth.listSessions.query());
  }),
  'auth.createApiKey': { weight: 1, make: createAndRevokeKey },
  'auth.signIn': { weight: 1, make: signInAndOut },
  'auth.signUp': { weight: 1, make: useNewAccount },
  'auth.requestPasswordReset': { weight: 1, make: resetPassword },
};

function reading(weight: number, make: Call['make']): Call {
  return { weight, make };
}

/** One to four lines that overlap with other orders; sometimes more than the stock. */
async function placeOrder(caller: Caller): Promise<void> {
  const { random, productIds, model } = caller;
  const count = random.integer(1, 4);
  const lines = Array.from({ length: count }, () => ({
    productId: random.pick(productIds),
    quantity: random.chance(0.03) ? 1_000_000 : random.integer(1, 5),
  }));
  // The shortest deadline, so that it passes during the run.
  const expiresInSeconds = random.chance(0.2) ? 60 : undefined;
  const { userId } = caller;
  const order = model.order({ key: caller.uniqueText(), userId, lines, expiresInSeconds });
  caller.orders.push(order);
  await place(caller, order);
}

/** Retries with the same key, which must return the same order. */
async function retryPlacement(caller: Caller): Promise<void> {
  const back = caller.random.integer(1, 30);
  const order = caller.orders.at(-Math.min(back, caller.orders.length));
  if (order) await place(caller, order);
}

async function place(caller: Caller, order: RequestedOrder): Promise<void> {
  const { model, client } = caller;
  const { lines, key, expiresInSeconds } = order;
  const [before, wasTried] = [order.result, order.wasTried];
  order.wasTried = true;
  const outcome = await makeCall(
    caller,
    'orders.place',
    () => client.orders.place.mutate({ items: [...lines], idempotencyKey: key, expiresInSeconds }),
    ['INSUFFICIENT_STOCK', 'TOTAL_TOO_LARGE'],
  );
  if (outcome.result === 'done') {
    model.acknowledge(order, outcome.value.id);
    const wanted = order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
    const got = outcome.value.items.reduce((sum, { quantity }) => sum + quantity, 0);
    if (wanted !== got)
      model.problems.push(`order ${outcome.value.id} has ${got} units instead of ${wanted}`);
    return;
  }
  if (before === 'done') {
    if (outcome.reason === 'INSUFFICIENT_STOCK' || outcome.reason === 'TOTAL_TOO_LARGE')
      model.problems.push(
        `order ${order.id} was placed, but its key was rejected: ${outcome.reason}`,
      );
    return;
  }
  // A rejection describes this attempt only. An earlier attempt may still be running.
  const isFirst = !wasTried && outcome.result === 'rejected' && outcome.attempts === 1;
  order.result = isFirst ? 'rejected' : 'unknown';
}

async function cancelOrder(caller: Caller): Promise<void> {
  const { model, client } = caller;
  const order = recentOrder(caller);
  const note = caller.uniqueText();
  if (!order) return;
  const step = model.step(order, 'cancelled', note);
  const outcome = await makeCall(
    caller,
    'orders.cancel',
    () => client.orders.cancel.mutate({ id: order.id, note }),
    ['ILLEGAL_TRANSITION'],
  );
  step.result = outcome.result;
}

async function readOrder(caller: Caller): Promise<void> {
  const { model, client } = caller;
  const order = recentOrder(caller);
  if (!order) return;
  const outcome = await makeCall(caller, 'orders.get', () =>
    client.orders.get.query({ id: order.id }),
  );
  if (outcome.result !== 'done') return;
  const { items, userId } = outcome.value;
  if (userId !== caller.userId) model.problems.push(`order ${order.id} belongs to another user`);
  for (const { productId } of order.lines) {
    if (!items.some((item) => item.productId === productId))
      model.problems.push(`order ${order.id} lacks product ${productId}`);
  }
}

async function readOrders(caller: Caller): Promise<void> {
  const latest = caller.orders.findLast(({ result }) => result === 'done');
  const outcome = await makeCall(caller, 'orders.list', () =>
    caller.client.orders.list.query({ limit: 50 }),
  );
  if (outcome.result !== 'done' || latest?.id === undefined) return;
  // A caller makes one call at a time, and no one else places its orders.
  if (!outcome.value.items.some(({ id }) => id === latest.id))
    caller.model.problems.push(`order ${latest.id} is missing in its customer's list`);
}

async function createAndRevokeKey(caller: Caller): Promise<void> {
  const { auth } = caller.client;
  const made = await makeCall(
    caller,
    'auth.createApiKey',
    () => auth.createApiKey.mutate({ name: caller.uniqueText() }),
    ['TOO_MANY_API_KEYS'],
  );
  const listed = await makeCall(caller, 'auth.listApiKeys', () => auth.listApiKeys.query());
  if (made.result !== 'done') return;
  const { id } = made.value;
  if (listed.result === 'done' && !listed.value.some((key) => key.id === id))
    caller.model.problems.push(`API key ${id} is missing in its owner's list`);
  // If the response to a first attempt was lost, the key is already revoked.
  await makeCall(caller, 'auth.revokeApiKey', () => auth.revokeApiKey.mutate({ id }), [
    'API_KEY_NOT_FOUND',
  ]);
}

/** Opens a second session and ends it. */
async function signInAndOut(caller: Caller): Promise<void> {
  const { email, password } = caller;
  const signedIn = await makeCall(caller, 'auth.signIn', () =>
    caller.client.auth.signIn.mutate({ email, password }),
  );
  if (signedIn.result !== 'done') return;
  const { auth } = caller.clientFor(signedIn.value.token);
  const out = await makeCall(caller, 'auth.signOut', () => auth.signOut.mutate());
  if (out.result !== 'done') return;
  const dead = await makeCall(caller, 'auth.me', () => auth.me.query(), ['UNAUTHENTICATED']);
  if (dead.result === 'done') caller.model.problems.push('a token is valid after signing out');
}

/** Signs up, changes the password and ends all sessions. */
async function useNewAccount(caller: Caller): Promise<void> {
  const { model } = caller;
  const email = `${caller.uniqueText()}@chaos.example`;
  const [first, second] = [`first teapot of ${email}`, `second teapot of ${email}`];
  const user = model.record('user', email);
  const signedUp = await makeCall(caller, 'auth.signUp', () =>
    caller.clientFor(null).auth.signUp.mutate({ email, name: 'Chaos', password: first }),
  );
  user.result = signedUp.result;
  if (signedUp.result !== 'done') return;
  const { auth } = caller.clientFor(signedUp.value.token);
  const changed = await makeCall(caller, 'auth.changePassword', () =>
    auth.changePassword.mutate({ currentPassword: first, newPassword: second }),
  );
  if (changed.result === 'done') {
    await makeCall(caller, 'auth.signIn', () =>
      caller.clientFor(null).auth.signIn.mutate({ email, password: second }),
    );
  }
  await makeCall(caller, 'auth.endOtherSessions', () => auth.endOtherSessions.mutate());
  const sessions = await makeCall(caller, 'auth.listSessions', () => auth.listSessions.query());
  const own = sessions.result === 'done' ? sessions.value[0] : undefined;
  if (own) {
    await makeCall(caller, 'auth.endSession', () => auth.endSession.mutate({ id: own.id }), [
      'SESSION_NOT_FOUND',
    ]);
  }
}

async function resetPassword(caller: Caller): Promise<void> {
  const { auth } = caller.clientFor(null);
  const email = `nobody-${caller.uniqueText()}@chaos.example`;
  await makeCall(caller, 'auth.requestPasswordReset', () =>
    auth.requestPasswordReset.mutate({ email }),
  );
  const token = caller.uniqueText().padEnd(43, 'A');
  await makeCall(
    caller,
    'auth.resetPassword',
    () => auth.resetPassword.mutate({ token, password: 'green teapot 8' }),
    ['INVALID_RESET_TOKEN', 'VALIDATION_FAILED'],
  );
}
