import { expect, test } from 'vitest';
import { Email, emailRule, GivenEmail } from './email.ts';

// Failure case 50: docs/failure-cases.md
test.for([
  'ada@example.com',
  'a@xn--e1afmkfd.xn--p1ai',
  'tom&jerry@example.com',
  'a/b@example.com',
  'o!k@example.com',
  'a%b@example.com',
  '#x@example.com',
  "o'brien+tag@mail.co.uk",
  '{a}|b~`c^d=e?f*g_h$@example.com',
  'a.b.c@a-b.example',
  `${'a'.repeat(64)}@example.com`,
  'a@123.example',
])('accepts %s', (email) => {
  expect(Email.parse(email)).toBe(email);
  expect(GivenEmail.parse(email)).toBe(email);
});

test.for([
  ['a@bücher.example', 'a@xn--bcher-kva.example'],
  ['a@BÜCHER.example', 'a@xn--bcher-kva.example'],
  ['a@bu\u0308cher.example', 'a@xn--bcher-kva.example'],
  ['a@пример.рф', 'a@xn--e1afmkfd.xn--p1ai'],
  ['a@例え。テスト', 'a@xn--r8jz45g.xn--zckzah'],
  ['  ada@example.com\t', 'ada@example.com'],
])('converts %s to %s', ([typed, stored]) => {
  expect(Email.parse(typed)).toBe(stored);
  expect(GivenEmail.parse(typed)).toBe(stored);
});

test.for([
  'ada',
  'ada@',
  '@example.com',
  'ada@example',
  'ada@@example.com',
  'ada@example..com',
  'ada@-example.com',
  'ada@example.com.',
  'ada@1.2.3.4',
  'ada@[1.2.3.4]',
  'ada @example.com',
  '.ada@example.com',
  'ada.@example.com',
  'a..da@example.com',
  '"a b"@example.com',
  'jürgen@example.com',
  'a,b@example.com',
  'ada@exa%6dple.com',
  'ada@bücher.example:80',
  'ada@bücher%2eexample',
  'ada@bücher.example/x',
  'Ada <ada@example.com>',
  `${'a'.repeat(65)}@example.com`,
  `a@${'ü'.repeat(60)}.${'ü'.repeat(60)}.${'ü'.repeat(60)}.example`,
])('rejects %j and says what to write', (email) => {
  const { error } = Email.safeParse(email);
  expect(error?.issues.map(({ message }) => message)).toEqual([emailRule]);
  expect(GivenEmail.safeParse(email).success).toBe(true);
});

test('rejects line breaks, which would begin another mail header', () => {
  const email = 'ada@example.com\r\nBcc: eve@example.com';
  for (const schema of [Email, GivenEmail]) expect(schema.safeParse(email).success).toBe(false);
});
