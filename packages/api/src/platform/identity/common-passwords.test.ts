import { expect, test } from 'vitest';
import { isCommonPassword } from './common-passwords.ts';

test.each([
  'password123',
  'Password123',
  'QWERTYUIOP',
  'iloveyou123',
  '1234567890',
  '0987654321',
  'abcdefghij',
  'zyxwvutsrq',
  'aaaaaaaaaa',
  'ababababab',
  '🥣🥣🥣🥣🥣🥣🥣🥣🥣🥣',
  'correcthorsebatterystaple',
  'Manchester',
  '4815162342',
  'Welcome2026',
  'Password123!',
  'P@ssw0rd2024!!',
  '!!Password!!',
  'PasswordPassword1',
  'pass-word-1234',
  'Summer2026!',
  'Qwertyuiop1!',
  '2026september',
])('%s is common', (password) => {
  expect(isCommonPassword(password)).toBe(true);
});

test.each([
  'green teapot 7',
  'tr0ub4dor&3xyz',
  '1234567899x',
  'abcdefghik',
  'パスワードをもっと長く',
  'a'.repeat(100) + 'bc',
  'my password is long',
  'hunter of teapots',
  '8374650192',
])('%s is not common', (password) => {
  expect(isCommonPassword(password)).toBe(false);
});
