import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApiProcess } from '@order-store/api/testing/processes';
import { verifyInvariants } from '@order-store/db';
import { openDatabaseServer } from '@order-store/embedded-postgres';
import { createClient, isStoreError } from '@order-store/sdk';
import pg from 'pg';
import { expect, test } from 'vitest';
import { mountSmallDisk } from '../world/small-disk.ts';

const limit = { timeout: 180_000 };
const staff = { email: 'boss@example.com', password: 'green teapot 7' };

test(
  'a full disk: calls fail with DATABASE_UNAVAILABLE, placed orders stay readable, and writes resume once there is space',
  { timeout: 240_000 },
  async ({ skip }) => {
    await using cleanup = new AsyncDisposableStack();
    const folder = await mkdtemp(join(tmpdir(), 'order-store-full-disk-'));
    cleanup.defer(() => rm(folder, { recursive: true, force: true }));
    await chmod(folder, 0o755);
    const dataDirectory = join(folder, 'data');
    await mkdir(dataDirectory);
    const disk = await mountSmallDisk(dataDirectory, 500).catch((error: unknown) => {
      skip(`a small disk can't be mounted here: ${String(error)}`);
      throw error;
    });
    cleanup.use(disk);
    const lines: string[] = [];
    const server = cleanup.use(
      await openDatabaseServer({ dataDirectory, report: (line) => lines.push(line) }),
    );
    await using api = await startApiProcess(server.url, {
      STAFF_EMAIL: staff.email,
      STAFF_PASSWORD: staff.password,
    });
    const { token } = await createClient({ url: api.url }).auth.signIn.mutate(staff);
    const client = createClient({ url: api.url, token, maxRetries: 0 });
    const { id } = await client.products.create.mutate({
      sku: 'MUG',
      name: 'Mug',
      price: '9.99',
      stockQuantity: 1_000_000,
    });
    const place = async () => {
      const items = [{ productId: id, quantity: 1 }];
      return client.orders.place.mutate({ items }).then(
        (order) => order.id,
        (error: unknown) => (isStoreError(error) ? error.reason : String(error)),
      );
    };
    const placed = [await place()];

    await disk.fill();
    await fillRemainingSpace(server.url);
    const reasons = new Set<string>();
    const placeUntilUnavailable = async () => {
      const answer = await place();
      if (/^\d+$/.test(answer)) placed.push(answer);
      else reasons.add(answer);
      return reasons.has('DATABASE_UNAVAILABLE');
    };
    await expect.poll(placeUntilUnavailable, limit).toBe(true);
    // Never INTERNAL, and the process keeps running.
    expect([...reasons].filter((reason) => !/UNAVAILABLE|UNKNOWN|OVERLOADED/.test(reason))).toEqual(
      [],
    );
    expect((await fetch(`${api.url}/healthz`)).status).toBe(200);

    await disk.makeRoom();
    await expect.poll(place, limit).toMatch(/^\d+$/);
    for (const order of placed)
      expect(await client.orders.get.query({ id: order })).toMatchObject({ status: 'pending' });
    const admin = new pg.Pool({ connectionString: server.url, max: 1 });
    expect(await verifyInvariants(admin)).toEqual([]);
    await admin.end();
    expect(await api.kill('SIGTERM')).toBe(0);
  },
);

/** Fills the preallocated WAL segments until writes fail. */
async function fillRemainingSpace(url: string): Promise<void> {
  for (let failures = 0; failures < 3;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on('error', () => {});
    try {
      await client.connect();
      for (;;)
        await client.query(`SELECT pg_logical_emit_message(true, 'filler', repeat('x', 4000000))`);
    } catch {
      failures++;
    } finally {
      await client.end().catch(() => {});
    }
  }
}
