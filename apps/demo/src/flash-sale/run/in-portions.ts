/** Does the work for all, so many of them at a time, which the SDK sends together in a few requests. */
export async function inPortions<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
  onDone: (done: number, of: number) => void = () => {},
): Promise<Result[]> {
  const results: Result[] = [];
  for (let begin = 0; begin < items.length; begin += atOnce) {
    results.push(...(await Promise.all(items.slice(begin, begin + atOnce).map(work))));
    onDone(results.length, items.length);
  }
  return results;
}
