import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runApi } from '@order-store/api';
import { databaseTest } from '@order-store/db/testing/vitest';
import { staffAccount } from '@order-store/demo/seed';
import { createClient } from '@order-store/sdk';
import { expect } from 'vitest';
import { keepApiKey } from './keep-api-key.ts';

databaseTest(
  'keeps an API key with every scope in a private file, and replaces it when it is revoked',
  async ({ database }) => {
    await using api = await runApi({
      env: {
        DATABASE_URL: database.url,
        PORT: '0',
        LOG_LEVEL: 'silent',
        STAFF_EMAIL: staffAccount.email,
        STAFF_PASSWORD: staffAccount.password,
      },
    });
    const folder = await mkdtemp(join(tmpdir(), 'order-store-dev-'));
    try {
      const file = join(folder, 'api-key');
      const keep = () => keepApiKey(api.url, staffAccount, file);

      const first = await keep();
      const client = createClient({ url: api.url, apiKey: first });
      expect((await client.users.list.query({})).items).toHaveLength(1);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect((await readFile(file, 'utf8')).trim()).toBe(first);
      expect(await keep()).toBe(first);

      const { email, password } = staffAccount;
      const { token } = await createClient({ url: api.url }).auth.signIn.mutate({
        email,
        password,
      });
      const staff = createClient({ url: api.url, token });
      const [listed] = await staff.auth.listApiKeys.query();
      expect(listed).toMatchObject({ name: 'Development', expiresAt: null });
      await staff.auth.revokeApiKey.mutate({ id: listed?.id ?? '' });

      const second = await keep();
      expect(second).not.toBe(first);
      expect(await staff.auth.listApiKeys.query()).toHaveLength(1);
      expect(await keep()).toBe(second);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
