import { once } from 'node:events';
import { Server as NetServer } from 'node:net';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface StopServingOptions {
  /** How long new connections are still taken, so that load balancers can see that the server is not ready. */
  readonly delayMs: number;
  /** How long kept connections stay open for a request that is already on its way. */
  readonly lingerMs?: number;
  /** How long requests may take that were accepted before; what takes longer is cut. */
  readonly patienceMs?: number;
}

/**
 * Ends a server in order: after the delay it takes no new connections, answers every request that comes on the
 * open ones (the caller sets `connection: close` on those answers), and resolves when all are closed.
 */
export async function stopServing(
  server: Server,
  { delayMs, lingerMs = 250, patienceMs = 10_000 }: StopServingOptions,
): Promise<void> {
  await sleep(delayMs);
  const closed = once(server, 'close');
  // Not http's own close, which would also end every idle connection now: a request that is just arriving on
  // one would be lost, and its caller could not know whether it counted.
  NetServer.prototype.close.call(server);
  await Promise.race([closed, sleep(lingerMs)]);
  // A kept connection turns idle with its last answer, and would hold the server open until it times out.
  server.closeIdleConnections();
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  await Promise.race([closed, sleep(patienceMs, undefined, { ref: false })]);
  clearInterval(sweep);
  server.closeAllConnections();
}
