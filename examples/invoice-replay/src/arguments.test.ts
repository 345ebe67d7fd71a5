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
    [[], /Missing file/],
    [['a.csv', 'b.csv'], /Only one file/],
    [['a.csv', '--ulr', 'x'], /--ulr/],
    [['a.csv', '--url', 'localhost:4000'], /must be an http or https URL/],
    [['a.csv', '--url'], /--url/],
    [['a.csv', '--concurrency', '0'], /whole number/],
    [['a.csv', '--concurrency', 'many'], /whole number/],
  ])('rejects %j with the reason', (argv, message) => {
    expect(() => parseArguments(argv)).toThrow(message);
  });
});
