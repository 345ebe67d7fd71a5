import { makeCall, type Caller } from './call.ts';

/** Ships, cancels or returns one unit of an order; others may do the same with the same unit. */
export async function changeUnits(caller: Caller): Promise<void> {
  const { client, random, model } = caller;
  const action = random.pick(['ship', 'cancelItems', 'returnItems'] as const);
  const status = random.pick(action === 'returnItems' ? ['confirmed', 'shipped'] : ['confirmed']);
  const [place, nth] = [random.integer(0, 9), random.integer(0, 3)];
  const note = caller.uniqueText();
  const listed = await makeCall(caller, 'orders.list', () =>
    client.orders.list.query({ status, limit: 10 }),
  );
  const id = listed.result === 'done' ? listed.value.items[place]?.id : undefined;
  const requested = id === undefined ? undefined : model.orderById(id);
  if (id === undefined || !requested) return;
  const read = await makeCall(caller, 'orders.get', () => client.orders.get.query({ id }));
  if (read.result !== 'done') return;
  const item = read.value.items[nth % read.value.items.length];
  if (!item) return;
  const step = model.step(requested, null, note);
  const one = { itemId: item.id, quantity: 1 };
  const calls = {
    ship: () => client.orders.ship.mutate({ id, items: [one], note }),
    cancelItems: () => client.orders.cancelItems.mutate({ id, items: [one], reason: note }),
    returnItems: () =>
      client.orders.returnItems.mutate({ id, items: [{ ...one, restock: true }], reason: note }),
  };
  const expected = ['ILLEGAL_TRANSITION', 'TOO_FEW_UNITS'] as const;
  const outcome = await makeCall(caller, `orders.${action}`, calls[action], expected);
  step.result = outcome.result;
}
