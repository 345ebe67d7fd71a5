import { once } from 'node:events';
import { connect, type Socket, type TcpNetConnectOpts } from 'node:net';
import { expect } from 'vitest';
import { callOverHttp, serveStore, storeTest } from '../../testing/index.ts';
import { requestLimits } from './request-limits.ts';

// Failure case 70: docs/failure-cases.md
storeTest(
  'thousands of connections that send nothing do not block others',
  { timeout: 240_000 },
  async ({ store }) => {
    const [ada, mug] = [await store.customer(), await store.product()];
    // Long enough to open all of them first.
    const limits = { ...requestLimits, headersTimeoutMs: 90_000, requestTimeoutMs: 90_000 };
    await using served = await serveStore(store, { limits });
    const { connectionsPerAddress } = requestLimits;
    const addresses = ['127.0.0.2', '127.0.0.3', '127.0.0.4'];
    const held: Socket[] = [];
    for (const localAddress of addresses)
      for (let count = 0; count < connectionsPerAddress + 100; count += 100)
        held.push(...(await openSome(100, { port: served.port, host: '127.0.0.1', localAddress })));
    const open = addresses.length * connectionsPerAddress;
    await expect.poll(served.connections, { timeout: 60_000 }).toBe(open);

    const placed = await callOverHttp(served.url, 'orders.place', {
      type: 'mutation',
      input: { items: [{ productId: mug.id, quantity: 1 }] },
      token: ada.token,
    });
    expect(placed.status).toBe(200);
    expect(await store.count('orders')).toBe(1);
    const closed = held.filter((socket) => socket.closed).length;
    expect(closed).toBe(held.length - open);
    for (const socket of held) socket.destroy();
    // The connection of the order is kept alive.
    await expect.poll(served.connections, { timeout: 60_000 }).toBeLessThanOrEqual(1);
  },
);

/** A few at a time, because the kernel's queue of connections to be accepted is short. */
function openSome(count: number, to: TcpNetConnectOpts): Promise<Socket[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const socket = connect(to).on('error', () => {});
      await Promise.race([once(socket, 'connect'), once(socket, 'close')]);
      return socket;
    }),
  );
}
