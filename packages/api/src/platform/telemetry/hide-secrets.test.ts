import { expect, test } from 'vitest';
import { newToken } from '../identity/tokens.ts';
import { hideSecrets } from './hide-secrets.ts';

const secret = 'Tr0ub4dor&3';
const token = newToken();

test.for<[text: string, hidden: string]>([
  [`{"password":"${secret}"}`, '{"password":"[hidden]"}'],
  [`{"newPassword":"a \\" ${secret}"}`, '{"newPassword":"[hidden]"}'],
  [`{"a":{"b":[{"Token":"${secret}"}]}}`, '{"a":{"b":[{"Token":"[hidden]"}]}}'],
  [`{"headers":{"cookie":"a=${token}","x":"y"}}`, '{"headers":{"cookie":"[hidden]","x":"y"}}'],
  [`authorization: Bearer ${secret}`, 'authorization: Bearer [hidden]'],
  [`at postgres://ada:${secret}@db/x failed`, 'at postgres://ada:[hidden]@db/x failed'],
  ['postgres://ada:a/b@c?d@db/x', 'postgres://ada:[hidden]@db/x'],
  ['https://shop.example/?token=abc&x=1', 'https://shop.example/?token=[hidden]&x=1'],
  [`the session ${token} has ended`, 'the session [hidden] has ended'],
  ['the key osk_Ab12Cd34 is revoked', 'the key osk_[hidden] is revoked'],
])('%s', ([text, hidden]) => {
  expect(hideSecrets(text)).toBe(hidden);
});

test('keeps text that is not secret', () => {
  for (const text of [
    '{"keys":5,"sessions":2,"idempotencyKey":"a"}',
    'http://127.0.0.1:4000/trpc/orders.place?input=%7B%7D',
    '{"requestId":"0b0e8a1c-8f36-4b52-9d9b-1f0c43a1a0d1","sku":"MUG"}',
  ]) {
    expect(hideSecrets(text)).toBe(text);
  }
});
