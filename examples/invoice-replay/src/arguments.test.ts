import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';

describe('parseArguments', () => {
  it('reads file and options', () => {
    expect(parseArguments(['a.csv'])).toEqual({
      file: 'a.csv',
      url: undefined,
      dryRun: false,
      concurrency: 64,
    });
    expect(
      parseArguments(['--url', 'http://127.0.0.1:4000/', '--concurrency=8', 'a.csv']),
    ).toMatchObject({ url: 'http://127.0.0.1:4000', concurrency: 8 });
    expect(parseArguments(['a.csv', '--help'])).toBe('help');
  });

  it.each([
    [[], /Which file/],
    [['a.csv', 'b.csv'], /One file/],
    [['a.csv', '--ulr', 'x'], /--ulr/],
    [['a.csv', '--url', 'localhost:4000'], /no address/],
    [['a.csv', '--url'], /--url/],
    [['a.csv', '--concurrency', '0'], /whole number/],
    [['a.csv', '--concurrency', 'many'], /whole number/],
  ])('refuses %j and says why', (argv, message) => {
    expect(() => parseArguments(argv)).toThrow(message);
  });
});
