import { setTimeout as sleep } from 'node:timers/promises';
import { bodyOf, HttpConnection } from './http-connection.ts';
import type { Load, LoadResult } from './load.ts';
import { writeRequests } from './requests.ts';
import { Stopwatch } from './stopwatch.ts';

/**
 * Sends the load and returns what came of it.
 * @throws {Error} at the first answer that is no success: a server that refuses is not a fast one.
 */
export async function generateLoad(
  load: Load,
  onProgress: (done: number) => void = () => {},
): Promise<LoadResult> {
  const url = new URL(load.url);
  const nextRequest = writeRequests(load.requests, url);
  const open = 'perSecond' in load.pace;
  const connections = await openConnections(url, open ? openLoopConnections : load.pace.callers);
  const watch = new Stopwatch(load);
  const progress = setInterval(() => onProgress(watch.done), 1000);
  const send = async (connection: HttpConnection, began: number) => {
    const response = await connection.send(nextRequest());
    if (response.status !== 200)
      throw new Error(`An answer was no success: ${response.status} ${bodyOf(response)}`);
    watch.record(began);
  };
  try {
    if ('perSecond' in load.pace) await sendAtRate(load.pace.perSecond, connections, watch, send);
    else await Promise.all(connections.map((connection) => sendInTurn(connection, watch, send)));
    return watch.result();
  } finally {
    clearInterval(progress);
    for (const connection of connections) connection.close();
  }
}

type Send = (connection: HttpConnection, began: number) => Promise<void>;

/** More than that many unanswered requests wait for a connection. Their waiting counts. */
const openLoopConnections = 256;

function openConnections(url: URL, count: number): Promise<HttpConnection[]> {
  return Promise.all(Array.from({ length: count }, () => HttpConnection.open(url)));
}

async function sendInTurn(connection: HttpConnection, watch: Stopwatch, send: Send): Promise<void> {
  while (!watch.isOver()) await send(connection, performance.now());
}

/**
 * Each request has the moment at which it is due, and its latency counts from there, also when the
 * generator or a connection was late: else a server that stalls would slow the generator down and look
 * better for it.
 *
 * Source: G. Tene, "How NOT to Measure Latency" (coordinated omission).
 */
async function sendAtRate(
  perSecond: number,
  connections: readonly HttpConnection[],
  watch: Stopwatch,
  send: Send,
): Promise<void> {
  const idle = [...connections];
  const due: number[] = [];
  const failed = Promise.withResolvers<never>();
  const sendOne = async (connection: HttpConnection, began: number) => {
    await send(connection, began);
    idle.push(connection);
    sendDue();
  };
  const sendDue = () => {
    while (due.length > 0) {
      const connection = idle.pop();
      if (!connection) return;
      sendOne(connection, due.shift() ?? performance.now()).catch(failed.reject);
    }
  };
  const interval = 1000 / perSecond;
  for (let next = performance.now(); !watch.isOver();) {
    for (const now = performance.now(); next <= now; next += interval) due.push(next);
    sendDue();
    await Promise.race([sleep(1), failed.promise]);
  }
  while (idle.length < connections.length) await Promise.race([sleep(1), failed.promise]);
}
