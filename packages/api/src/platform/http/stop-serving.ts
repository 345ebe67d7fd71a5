import { once } from 'node:events';
import { Server as NetServer } from 'node:net';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { acceptWaiting } from './accept-waiting.ts';

interface StopServingOptions {
  /** The server's own address. */
  readonly url: string;
  /** How long new connections are still accepted, so that load balancers can see that the server is not ready. */
  readonly delayMs: number;
  /** How long idle connections stay open for requests that are already in transit. */
  readonly lingerMs?: number;
  /** How long in-flight requests may take before their connections are closed. */
  readonly timeoutMs?: number;
}

/**
 * Shuts a server down gracefully: after the delay it accepts the connections that wait, then no new ones, answers the
 * requests on open ones (the caller sets `connection: close` on these responses), and resolves when all are closed.
 */
export async function stopServing(
  server: Server,
  { url, delayMs, lingerMs = 250, timeoutMs = 10_000 }: StopServingOptions,
): Promise<void> {
  await sleep(delayMs);
  await acceptWaiting(url);
  const closed = once(server, 'close');
  // `http.Server.close` would also close idle connections immediately. A request in transit on one would be lost, and its
  // caller could not know whether it took effect.
  NetServer.prototype.close.call(server);
  await Promise.race([closed, sleep(lingerMs)]);
  // A keep-alive connection becomes idle after its last response and would keep the server open until it times out.
  server.closeIdleConnections();
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  await Promise.race([closed, sleep(timeoutMs, undefined, { ref: false })]);
  clearInterval(sweep);
  server.closeAllConnections();
}
