import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { LatencyRecorder } from './latency-recorder.ts';
import type { Load, LoadResult } from './load.ts';
import { nextRequest, type NextRequest } from './requests.ts';

/**
 * Sends requests at a constant rate. A latency counts from the moment at which the request was due, even if
 * the generator or all connections were busy: otherwise a server that stalls would slow down the generator
 * and look better for it.
 *
 * Not autocannon: with a rate it sends each connection's requests in a burst at the start of every second.
 *
 * Source: G. Tene, "How NOT to Measure Latency" (coordinated omission).
 * @throws {Error} at the first response other than 200 and at a connection error.
 */
export async function runOpenLoop({
  url,
  requests,
  pace: { perSecond },
  warmUpSeconds,
  until,
}: Load & { readonly pace: { readonly perSecond: number } }): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: maxConnections });
  const recorder = new LatencyRecorder({ warmUpSeconds, until });
  const failed = Promise.withResolvers<never>();
  let pending = 0;
  const sendOne = async (due: number) => {
    pending++;
    await send(url, nextRequest(requests), agent);
    pending--;
    recorder.record(performance.now() - due, due);
  };
  const interval = 1000 / perSecond;
  try {
    for (let due = performance.now(); !recorder.isOver();) {
      for (const now = performance.now(); due <= now; due += interval)
        sendOne(due).catch(failed.reject);
      await Promise.race([sleep(1), failed.promise]);
    }
    while (pending > 0) await Promise.race([sleep(1), failed.promise]);
    return recorder.result();
  } finally {
    agent.destroy();
  }
}

/** Further requests wait for a free connection; the wait is part of their latency. */
const maxConnections = 256;

function send(url: string, { path, body, ...options }: NextRequest, agent: Agent): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const outgoing = request(new URL(path, url), { ...options, agent });
  outgoing.on('error', reject);
  outgoing.on('response', (response) => {
    const { statusCode } = response;
    text(response).then((received) => {
      if (statusCode === 200) resolve();
      else reject(new Error(`The server responded with status ${statusCode}: ${received}`));
    }, reject);
  });
  outgoing.end(body);
  return promise;
}
