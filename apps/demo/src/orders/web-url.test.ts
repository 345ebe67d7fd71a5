import { expect, test } from 'vitest';
import { webUrl } from './web-url.ts';

test('accepts http and https URLs only', () => {
  expect(webUrl('https://track.example/1?a=b')).toBe('https://track.example/1?a=b');
  expect(webUrl('http://track.example')).toBe('http://track.example/');
  const others = ['javascript:alert(1)', ' JaVaScript:alert(1)', 'java\nscript:alert(1)'];
  const rest = ['data:text/html,x', 'ftp://track.example', '//track.example', 'RM 12', '', null];
  for (const text of [...others, ...rest]) expect(webUrl(text)).toBeNull();
});
