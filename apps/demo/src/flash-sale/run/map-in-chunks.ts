/** Maps items with an async function, one chunk at a time, so that the SDK batches the calls of a chunk. */
export async function mapInChunks<Item, Result>(
  items: readonly Item[],
  chunkSize: number,
  map: (item: Item) => Promise<Result>,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += chunkSize) {
    results.push(...(await Promise.all(items.slice(start, start + chunkSize).map(map))));
    onProgress(results.length, items.length);
  }
  return results;
}
