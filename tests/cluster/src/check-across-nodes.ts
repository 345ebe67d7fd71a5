import { randomUUID } from 'node:crypto';
import { createClient, isStoreError, type StoreClient } from '@order-store/sdk';
import type { Cluster } from './start-cluster.ts';

interface NodeCheck {
  readonly rule: string;
  readonly holds: boolean;
}

/** Checks that callers cannot distinguish the two API nodes. */
export async function checkAcrossNodes({ apiUrls, staff }: Cluster): Promise<NodeCheck[]> {
  const [one = '', other = ''] = apiUrls;
  const { token } = await createClient({ url: one }).auth.signIn.mutate(staff);
  const here = createClient({ url: one, token });
  const there = createClient({ url: other, token });
  const { id: productId } = await here.products.create.mutate({
    sku: `NODES-${randomUUID().slice(0, 8)}`,
    name: 'Shared mug',
    price: '3.00',
    stockQuantity: 100,
  });
  const nodes = { here, there, productId };
  return [
    {
      rule: 'a session of one node is valid on the other',
      holds: (await there.auth.me.query()).email === staff.email,
    },
    await checkKeys(nodes),
    await checkOwnWrites(nodes),
    await checkLive(nodes),
    await checkLimits(one, other),
    await checkSignOut(nodes),
  ];
}

interface Nodes {
  readonly here: StoreClient;
  readonly there: StoreClient;
  readonly productId: string;
}

async function checkKeys({ here, there, productId }: Nodes): Promise<NodeCheck> {
  const order = { items: [{ productId, quantity: 1 }], idempotencyKey: randomUUID() };
  const [a, b] = await Promise.all([
    here.orders.place.mutate(order),
    there.orders.place.mutate(order),
  ]);
  return {
    rule: 'concurrent calls with one key on both nodes place one order',
    holds: a.id === b.id,
  };
}

async function checkOwnWrites({ here, there, productId }: Nodes): Promise<NodeCheck> {
  let seen = 0;
  for (let round = 0; round < 100; round++) {
    const order = await here.orders.place.mutate({
      items: [{ productId, quantity: 1 }],
    });
    const { items } = await there.orders.list.query({ limit: 1 });
    if (items[0]?.id === order.id) seen++;
    if (round % 2 === 0)
      await here.products.adjustStock.mutate({ id: productId, delta: 1, reason: 'test' });
  }
  return {
    rule: 'the other node reads an order just placed, 100 times',
    holds: seen === 100,
  };
}

async function checkLive({ here, there, productId }: Nodes): Promise<NodeCheck> {
  const delivered = Promise.withResolvers<boolean>();
  const started = Promise.withResolvers<void>();
  const watching = there.orders.watch.subscribe(
    {},
    { onStarted: () => started.resolve(), onData: () => delivered.resolve(true) },
  );
  await started.promise;
  await here.orders.place.mutate({ items: [{ productId, quantity: 1 }] });
  const late = setTimeout(() => delivered.resolve(false), 10_000);
  const holds = await delivered.promise;
  clearTimeout(late);
  watching.unsubscribe();
  return { rule: 'orders.watch on one node delivers an order placed on the other', holds };
}

async function checkSignOut({ here, there }: Nodes): Promise<NodeCheck> {
  await here.auth.signOut.mutate();
  const holds = await there.auth.me.query().then(
    () => false,
    (error: unknown) => isStoreError(error, 'UNAUTHENTICATED'),
  );
  return { rule: 'a session that was ended on one node is invalid on the other', holds };
}

/** The limit is 100 calls per minute and address, on both nodes together. */
async function checkLimits(one: string, other: string): Promise<NodeCheck> {
  const clients = [one, other].map((url) =>
    createClient({ url, maxRetries: 0, headers: { 'x-forwarded-for': '198.51.100.7' } }),
  );
  const outcomes = await Promise.all(
    clients.flatMap((client, node) =>
      Array.from({ length: 70 }, (_, index) =>
        client.auth.requestPasswordReset
          .mutate({ email: `unknown-${node}-${index}@cluster.example` })
          .then(
            () => 'accepted',
            (error: unknown) => (isStoreError(error, 'RATE_LIMITED') ? 'limited' : 'failed'),
          ),
      ),
    ),
  );
  const accepted = outcomes.filter((outcome) => outcome === 'accepted').length;
  const limited = outcomes.filter((outcome) => outcome === 'limited').length;
  return {
    rule: `rate limits count the calls of both nodes: ${accepted} of 140 accepted, the limit is 100`,
    holds: accepted === 100 && limited === 40,
  };
}
