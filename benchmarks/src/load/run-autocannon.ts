import type { EventEmitter } from 'node:events';
import autocannon from 'autocannon';
import { LatencyRecorder } from './latency-recorder.ts';
import type { Load, LoadResult, Requests } from './load.ts';
import { nextRequest } from './requests.ts';

/**
 * Sends closed-loop load from `callers` connections.
 *
 * Latencies are taken from autocannon's response events: its own histogram has a resolution of 1 ms.
 * @throws {Error} at the first response other than 200, at a connection error and at a timeout of 60 s.
 */
export async function runAutocannon(
  load: Load & { readonly pace: { readonly callers: number } },
  onProgress: (done: number) => void = () => {},
): Promise<LoadResult> {
  const { url, requests, pace, warmUpSeconds, until } = load;
  let failure: Error | undefined;
  let status = 200;
  const finished = Promise.withResolvers<autocannon.Result>();
  const instance = autocannon(
    {
      url,
      connections: pace.callers,
      requests: [toRequest(requests)],
      verifyBody: () => status === 200,
      timeout: 60,
      // How often autocannon checks whether the duration is over, in milliseconds.
      sampleInt: 100,
      ...('seconds' in until
        ? { duration: warmUpSeconds + until.seconds }
        : { amount: until.responses }),
    },
    (error: Error | null, result) => {
      if (error) finished.reject(error);
      else finished.resolve(result);
    },
  );
  const recorder = new LatencyRecorder({ warmUpSeconds, until });
  const fail = (reason: string) => {
    failure ??= new Error(reason);
    instance.stop();
  };
  instance.on('response', (_client, statusCode, _bytes, milliseconds) => {
    status = statusCode;
    recorder.record(milliseconds);
  });
  // Emitted after `response` when `verifyBody` returns false. Its types lack this event.
  const events: EventEmitter = instance;
  events.on('reqMismatch', (body: string) =>
    fail(`The server responded with status ${status}: ${body}`),
  );
  instance.on('reqError', (error: Error) => fail(`A request failed: ${error.message}`));
  instance.on('tick', () => onProgress(recorder.count));
  const { requests: counts } = await finished.promise;
  if (failure !== undefined) throw failure;
  // A connection that the server closes is reopened without an error.
  const lost = counts.sent - counts.total - pace.callers;
  if (lost > 0) throw new Error(`The server closed connections before it responded: ${lost} times`);
  return recorder.result();
}

function toRequest(requests: Requests): autocannon.Request {
  if (requests.kind === 'same') return nextRequest(requests);
  return { setupRequest: (request) => ({ ...request, ...nextRequest(requests) }) };
}
