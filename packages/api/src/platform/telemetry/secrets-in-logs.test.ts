import { expect } from 'vitest';
import {
  callOverHttp,
  sampler,
  answeringProcedures,
  procedures,
  request,
  storeTest,
  type Answer,
} from '../../testing/index.ts';
import { startApiProcess } from '../../testing/api-process.ts';

/** Fields that hold a secret in any input or response, so that new procedures are covered too. */
const secretNames = /^(\w*password|\w*token|\w*secret|key)$/i;

storeTest(
  'logs no password and no token at the level trace, even when calls fail',
  { timeout: 120_000 },
  async ({ store, database }) => {
    const secrets = new Set<string>();
    const staffPassword = 'the staff has a long password';
    secrets.add(staffPassword);
    await using api = await startApiProcess(database.url, {
      LOG_LEVEL: 'trace',
      STAFF_EMAIL: 'boss@example.com',
      STAFF_PASSWORD: staffPassword,
    });
    const call = async (name: string, input: unknown, token: string | null) => {
      collectSecrets(input, secrets);
      const type = procedures[name]?.type === 'mutation' ? 'mutation' : 'query';
      const answer = await callOverHttp(api.url, name, { type, input, token });
      collectSecrets(JSON.parse(answer.text), secrets);
      return answer;
    };

    let answered = 0;
    const sampleFor = sampler(store);
    for (const { name, type, input } of answeringProcedures) {
      const sample = await sampleFor(type);
      secrets.add(sample.staff.token).add(sample.customer.token);
      const valid = input(sample);
      if ((await call(name, valid, sample.staff.token)).status === 200) answered++;
      const wrong = await Promise.all(
        Array.from(misplaced(valid, sample.staff.token), (each) =>
          call(name, each, sample.staff.token),
        ),
      );
      for (const { status } of wrong) expect(status, name).not.toBe(500);
    }
    expect(answered).toBe(answeringProcedures.length);

    const someone = await store.customer();
    secrets.add(someone.token);
    await sendBadRequests(api.url, someone.token);

    // Database errors whose details contain whole rows.
    await database.pool.query(`ALTER TABLE users ADD CONSTRAINT none CHECK (id < 1) NOT VALID`);
    const account = { email: 'ada@private.example', password: 'one more long password' };
    const failed: Answer[] = [await call('auth.signUp', { ...account, name: 'Ada' }, null)];
    await database.pool.query('ALTER TABLE user_credentials RENAME TO gone_credentials');
    failed.push(await call('auth.signIn', account, null));
    await database.pool.query('ALTER TABLE users RENAME TO gone');
    failed.push(await call('auth.me', undefined, someone.token));
    expect(failed.map(({ status }) => status)).toEqual([500, 500, 500]);

    await expect.poll(() => api.printed).toContain('"procedure":"auth.me"');
    await api.kill('SIGTERM');
    expect(api.printed).toContain('"reason":"INTERNAL"');
    expect(secrets.size).toBeGreaterThan(30);
    for (const secret of secrets) expect(api.printed).not.toContain(secret);
    expect(api.printed).not.toContain(account.email);
    expect(api.printed).not.toMatch(/argon2id/);
    for (const { headers } of failed) {
      expect(api.printed).toContain(`"requestId":"${headers.get('x-request-id')}"`);
    }
  },
);

/** Requests that fail before they reach a procedure, with a token in the wrong places. */
async function sendBadRequests(url: string, token: string): Promise<void> {
  const json = { 'content-type': 'application/json' };
  const requests: readonly [path: string, init: RequestInit][] = [
    [`/trpc/${token}`, {}],
    [`/${token}`, {}],
    [`/trpc/auth.me?token=${token}`, {}],
    [`/trpc/auth.me?input="${token}"`, {}],
    [`/trpc/auth.me?input=%ff${token}`, {}],
    ['/trpc/auth.me', { headers: { authorization: `Bearer ${token} ${token}` } }],
    ['/trpc/auth.me', { headers: { authorization: `Basic ${token}` } }],
    ['/trpc/auth.me', { headers: { cookie: `session=${token}` } }],
    ['/trpc/auth.signIn', { method: 'POST', headers: json, body: `{"password":"${token}"` }],
    ['/trpc/auth.signIn', { method: 'POST', headers: json, body: `"${token}"` }],
    ['/trpc/auth.signIn', { method: 'POST', headers: { 'content-type': token }, body: token }],
  ];
  for (const [path, init] of requests) {
    const { status } = await request(`${url}${path}`, init);
    expect([400, 401, 404, 415]).toContain(status);
  }
}

/** The input with its secrets and a token in the wrong places. */
function* misplaced(input: unknown, token: string): Generator {
  const found = new Set([token]);
  collectSecrets(input, found);
  for (const secret of found) {
    yield secret;
    yield [secret];
    yield { ...Object(input), [secret]: secret };
    for (const field of Object.keys(Object(input))) {
      yield { ...Object(input), [field]: { [field]: secret } };
    }
  }
}

function collectSecrets(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, each] of Object.entries(value)) {
    if (typeof each !== 'string') collectSecrets(each, found);
    else if (secretNames.test(name) && each !== '') found.add(each);
  }
}
