/** The number of open streams, from the API's metrics. */
export async function countOpenStreams({
  metricsUrl,
}: {
  readonly metricsUrl: string;
}): Promise<number> {
  const metrics = await (await fetch(`${metricsUrl}/metrics`)).text();
  return Number(/^order_store_streams (\d+)$/m.exec(metrics)?.[1]);
}
