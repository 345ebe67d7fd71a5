import { expect, test } from 'vitest';
import * as ponyfills from './ponyfills.ts';

test('withResolvers returns a promise that its functions settle', async () => {
  const [one, two] = [ponyfills.withResolvers<number>(), ponyfills.withResolvers<number>()];
  one.resolve(1);
  two.reject(new Error('no'));
  expect(await one.promise).toBe(1);
  await expect(two.promise).rejects.toThrow('no');
});

test('groupBy, fromAsync and parseUrl return what the standard functions do', async () => {
  const words = ['a', 'bb', 'c'];
  expect(ponyfills.groupBy(words, lengthOf)).toEqual(Map.groupBy(words, lengthOf));
  expect(await ponyfills.fromAsync(each(words))).toEqual(words);
  for (const url of ['https://shop.example/a?b', 'shop.example', ''])
    expect(ponyfills.parseUrl(url)?.href).toBe(URL.parse(url)?.href);
});

function lengthOf({ length }: string): number {
  return length;
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

test('a stack disposes in reverse, once, and everything after a failure', () => {
  const done: number[] = [];
  const stack = new ponyfills.DisposableStack();
  stack.use({ [Symbol.dispose]: () => void done.push(1) });
  stack.defer(() => {
    throw new Error('second');
  });
  stack.defer(() => void done.push(3));
  expect(() => stack.dispose()).toThrow('second');
  stack.dispose();
  expect(done).toEqual([3, 1]);
});

test('a moved stack is disposed by its new owner only', () => {
  const done: number[] = [];
  const open = () => {
    using opening = new ponyfills.DisposableStack();
    opening.defer(() => void done.push(1));
    return opening.move();
  };
  const stack = open();
  expect(done).toEqual([]);
  stack.dispose();
  expect(done).toEqual([1]);
});

test('an asynchronous stack waits for each, in reverse', async () => {
  const done: number[] = [];
  const later = async (nth: number) => {
    await Promise.resolve();
    done.push(nth);
  };
  const moved = await (async () => {
    await using stack = new ponyfills.AsyncDisposableStack();
    stack.use({ [Symbol.asyncDispose]: () => later(1) });
    stack.defer(() => later(2));
    return stack.move();
  })();
  expect(done).toEqual([]);
  await moved.disposeAsync();
  expect(done).toEqual([2, 1]);
});
