/** The number of open streams, from the API's metrics. */
export async function countOpenStreams(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^order_store_streams (\d+)$/m.exec(metrics)?.[1]);
}
