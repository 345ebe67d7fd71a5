/** Does the work for all, so many at a time: what the SDK sends together in a few requests. */
export async function inPortions<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  onDone: (done: number, of: number) => void = () => {},
): Promise<Result[]> {
  const results: Result[] = [];
  for (let begin = 0; begin < items.length; begin += portion) {
    results.push(...(await Promise.all(items.slice(begin, begin + portion).map(work))));
    onDone(results.length, items.length);
  }
  return results;
}

const portion = 200;
