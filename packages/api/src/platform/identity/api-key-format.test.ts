import { expect, test } from 'vitest';
import { hintOf, newApiKey, readApiKey } from './api-key-format.ts';
import { newToken } from './tokens.ts';

test('new keys have the documented format and are unique', () => {
  const keys = Array.from({ length: 500 }, newApiKey);
  for (const key of keys) {
    expect(key).toMatch(/^osk_[0-9A-Za-z]{49}$/);
    expect(readApiKey(key)).toBe('key');
  }
  expect(new Set(keys).size).toBe(keys.length);
});

test('detects every changed, missing or swapped character', () => {
  const key = newApiKey();
  for (let at = 4; at < key.length; at++) {
    const other = key[at] === 'x' ? 'y' : 'x';
    expect(readApiKey(`${key.slice(0, at)}${other}${key.slice(at + 1)}`)).toBe('mistyped');
    expect(readApiKey(`${key.slice(0, at)}${key.slice(at + 1)}`)).toBe('mistyped');
    const [one = '', two = ''] = key.slice(at, at + 2);
    if (one === two || two === '') continue;
    expect(readApiKey(`${key.slice(0, at)}${two}${one}${key.slice(at + 2)}`)).toBe('mistyped');
  }
  for (const typo of [`${key}0`, 'osk_', key.toLowerCase(), key.slice(0, -1)])
    expect(readApiKey(typo)).toBe('mistyped');
});

test('does not take a session token for a key', () => {
  for (const token of [newToken(), `osk_${newToken().slice(4)}`, 'x', '', 'OSK_1'])
    expect(readApiKey(token)).toBe('other');
});

test('the hint shows the prefix and eight characters of the key', () => {
  expect(hintOf('osk_abcdefghijklmnop')).toBe('osk_abcd…mnop');
});
