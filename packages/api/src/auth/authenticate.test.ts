import { expect, test } from 'vitest';
import {
  callOverHttp,
  errorOf,
  makeSample,
  procedures,
  refusal,
  serveTestApi,
  startTestApi,
  storeTest,
} from '../testing/index.ts';

// Line 34 of the failure cases.
test('a signed-out or expired token is refused at once by every process', async () => {
  await using first = await startTestApi();
  await using second = await serveTestApi(first.database.url);
  const me = async (url: string, token: string) => {
    const answer = await callOverHttp(url, 'auth.me', { type: 'query', token });
    return answer.status === 200 ? 'in' : errorOf(answer).data.reason;
  };
  const [leaving, expiring, staying] = await first.store.customers(3);
  if (!leaving || !expiring || !staying) throw expect.fail('three customers');
  for (const { token } of [leaving, expiring, staying]) {
    expect([await me(first.url, token), await me(second.url, token)]).toEqual(['in', 'in']);
  }

  await callOverHttp(first.url, 'auth.signOut', { type: 'mutation', token: leaving.token });
  expect([await me(second.url, leaving.token), await me(first.url, leaving.token)]).toEqual([
    'UNAUTHENTICATED',
    'UNAUTHENTICATED',
  ]);
  await first.database.pool.query(
    `UPDATE sessions SET expires_at = now() AT TIME ZONE 'UTC' WHERE user_id = $1`,
    [expiring.id],
  );
  expect([await me(first.url, expiring.token), await me(second.url, expiring.token)]).toEqual([
    'UNAUTHENTICATED',
    'UNAUTHENTICATED',
  ]);
  expect([await me(first.url, staying.token), await me(second.url, staying.token)]).toEqual([
    'in',
    'in',
  ]);
});

// Line 34 of the failure cases.
test('a dead token opens no procedure that needs one', async () => {
  await using api = await startTestApi();
  const sample = await makeSample(api.store);
  const { token } = sample.staff;
  await sample.staff.api.auth.signOut();
  for (const [name, { who, type, input }] of Object.entries(procedures)) {
    if (who === 'anyone') continue;
    const answer = await callOverHttp(api.url, name, { type, input: input(sample), token });
    expect(errorOf(answer), name).toMatchObject({
      data: { reason: 'UNAUTHENTICATED', path: name },
    });
    expect(answer.status).toBe(401);
  }
});

test('only a whole token in an authorization header of the scheme Bearer lets in', async () => {
  await using api = await startTestApi();
  const { token } = await api.store.customer();
  const status = async (authorization: string) =>
    (await fetch(`${api.url}/trpc/auth.me`, { headers: { authorization } })).status;
  expect(await status(`Bearer ${token}`)).toBe(200);
  expect(await status(`bearer   ${token}`)).toBe(200);
  for (const wrong of [
    '',
    'Bearer',
    'Bearer ',
    token,
    `Basic ${token}`,
    `Bearer ${token.slice(1)}`,
    `Bearer ${token.slice(0, -1)}`,
    `Bearer ${token}A`,
    `Bearer ${token} x`,
    `Bearer ${token},Bearer ${token}`,
    `Bearer ${'A'.repeat(10_000)}`,
    `Bearer ' OR 1=1`,
    `Bearer \u00ff`,
  ]) {
    expect(await status(wrong), wrong.slice(0, 60)).toBe(401);
  }
});

storeTest('tokens that are checked at the same time are told apart', async ({ store }) => {
  const users = [...(await store.customers(20)), await store.staff()];
  const dead = await store.customer();
  await dead.api.auth.signOut();
  const checks = users.map(async ({ api, id }) => expect((await api.auth.me()).id).toBe(id));
  const refused = [dead.api, store.as('made up'), store.as(''), store.stranger].map(async (api) =>
    expect((await refusal(api.auth.me())).reason).toBe('UNAUTHENTICATED'),
  );
  await Promise.all([...checks, ...refused]);
});
