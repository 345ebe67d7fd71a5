import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { expect } from 'vitest';
import { databaseTest } from '@order-store/db/testing/vitest';
import { readConfig } from '../../app/config/config.ts';
import { openStore } from '../../app/open-store.ts';
import { secretColumns } from '../../app/secret-columns.ts';
import { startWebhookReceiver, storeTest, TestStore } from '../../testing/index.ts';
import { reencryptSecrets } from './reencrypt-secrets.ts';
import { createSecretCipher, keyIdOf } from './secret-cipher.ts';

storeTest(
  'encrypts, rotates and decrypts stored secrets, even in two processes',
  async ({ store }) => {
    const { webhooks } = (await store.staff()).api;
    const { id, secret: first } = await webhooks.create({ url: 'https://example.com/hook' });
    const { secret: second } = await webhooks.rotateSecret({ id });
    const [one, two, unknown] = [randomBytes(32), randomBytes(32), randomBytes(32)];
    let before = await storedSecrets(store);
    expect(before).toEqual([second, first]);

    for (const [key, previous] of [
      [one, []],
      [two, [one]],
      [undefined, [unknown, two]],
    ] as const) {
      const cipher = createSecretCipher(key, previous);
      const runs = await Promise.all([
        reencryptSecrets(store.database, secretColumns, cipher),
        reencryptSecrets(store.database, secretColumns, cipher),
      ]);
      expect(runs[0].changed + runs[1].changed).toBe(2);
      const after = await storedSecrets(store);
      for (const each of after) {
        expect(each.startsWith(cipher.currentPrefix ?? 'whsec_')).toBe(true);
        expect(before).not.toContain(each);
      }
      expect(after.map((each) => cipher.decryptSecret(each, 'webhook'))).toEqual([second, first]);
      expect(await reencryptSecrets(store.database, secretColumns, cipher)).toEqual({
        changed: 0,
        missingKeyIds: [],
      });
      before = after;
    }
  },
);

databaseTest(
  'signs with encrypted secrets, and does not start without their key',
  async ({ database }) => {
    await using receiver = await startWebhookReceiver();
    const key = randomBytes(32);
    const env = { SECRETS_KEY: key.toString('base64'), WEBHOOK_ALLOW_PRIVATE: 'on' };
    const store = await TestStore.open(database, { env });
    const { secret } = await (await store.staff()).api.webhooks.create({ url: receiver.url });
    expect(JSON.stringify(await storedSecrets(store))).not.toContain(secret);

    const open = (more: object) =>
      openStore(readConfig({ LOG_LEVEL: 'silent', ...more }), database.url);
    const running = await open(env);
    await store.product();
    await expect.poll(() => receiver.received.length, { timeout: 30_000 }).toBeGreaterThan(0);
    const [delivery] = receiver.received;
    expect(new Webhook(secret).verify(delivery?.raw ?? '', delivery?.headers ?? {})).toBeDefined();
    await running.close(() => Promise.resolve());

    for (const wrong of [{}, { SECRETS_KEY: randomBytes(32).toString('base64') }])
      await expect(open(wrong)).rejects.toThrow(
        `keys that are not configured (ids ${keyIdOf(key)})`,
      );
  },
);

/** The current and the previous secret of each webhook as stored. */
async function storedSecrets({ database }: TestStore): Promise<string[]> {
  const { rows } = await database.pool.query<{ secret: string; previous_secret: string | null }>(
    'SELECT secret, previous_secret FROM webhooks ORDER BY id',
  );
  return rows.flatMap(({ secret, previous_secret: previous }) =>
    previous === null ? [secret] : [secret, previous],
  );
}
