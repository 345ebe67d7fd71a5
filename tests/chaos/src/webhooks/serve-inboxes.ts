import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { verifyWebhook, WebhookVerificationError } from '@order-store/sdk/webhooks';
import type { Random } from '../random.ts';
import { Inbox } from './inbox.ts';
import { receiverFaultFor, type ReceiverFault } from './receiver-faults.ts';

/** A server on 127.0.0.1 that receives webhooks. */
export interface InboxServer extends AsyncDisposable {
  urlOf(name: string): string;
  /** Starts to accept deliveries to that name that are signed with the secret. */
  open(name: string, secret: string): Inbox;
  /** Accepts every delivery from now on. */
  stopFaults(): void;
  /** Number of faults by kind. */
  readonly injected: ReadonlyMap<ReceiverFault, number>;
}

export async function serveInboxes(random: Random): Promise<InboxServer> {
  const receiver = new Receiver(random);
  const server = createServer((request, response) => {
    receiver.receive(request, response).catch((error: unknown) => {
      // The sender may be killed during a delivery.
      if (request.destroyed || response.destroyed) return;
      response.writeHead(500).end(String(error));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    injected: receiver.injected,
    urlOf: (name) => `http://127.0.0.1:${port}/${name}`,
    open(name, secret) {
      const inbox = new Inbox(name);
      receiver.inboxes.set(name, { inbox, secret });
      return inbox;
    },
    stopFaults: () => void (receiver.reliable = true),
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * Injects faults into the first delivery of some messages: an error, no response, or a closed connection. Only the
 * first, so that the time of the next attempt is known: after the first delay of the store's retry schedule.
 */
class Receiver {
  readonly inboxes = new Map<string, { readonly inbox: Inbox; readonly secret: string }>();
  readonly injected = new Map<ReceiverFault, number>();
  reliable = false;
  readonly #random: Random;
  readonly #seen = new Set<string>();
  /** Delivery → earliest time of the next attempt, from Retry-After. */
  readonly #notBefore = new Map<string, number>();

  constructor(random: Random) {
    this.#random = random;
  }

  async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = request.url?.slice(1) ?? '';
    const id = String(request.headers['webhook-id']);
    const target = this.inboxes.get(name);
    if (!target) return void response.writeHead(404).end();
    const { inbox, secret } = target;
    const message = `${name} ${id}`;
    const early = (this.#notBefore.get(message) ?? 0) - performance.now();
    if (early > clockSlackMs)
      inbox.problems.push(
        `${name}: ${id} was delivered ${Math.round(early)} ms before Retry-After`,
      );
    const fault = this.#faultFor(message);
    if (fault === 'cutBeforeRead') return void request.socket.destroy();

    const body = await text(request);
    const event = await verifyWebhook(body, request.headers, secret).catch((error: unknown) => {
      if (!(error instanceof WebhookVerificationError)) throw error;
      inbox.problems.push(`${name}: ${id} has no valid signature (${error.message})`);
      return undefined;
    });
    if (!event) return void response.writeHead(400).end();
    const delivery = inbox.receive(id, body, event);
    response.once('close', () => delivery.close());
    if (fault === 'cutAfterRead') return void request.socket.destroy();
    if (fault === 'hang') return;
    if (fault === 'fail') return void response.writeHead(500).end('no');
    if (fault === 'retryLater') {
      this.#notBefore.set(message, performance.now() + retryAfterSeconds * 1000);
      return void response.writeHead(503, { 'retry-after': String(retryAfterSeconds) }).end();
    }
    if (fault === 'respondLate') await sleep(1000);
    if (response.destroyed) return;
    delivery.acknowledge();
    response.writeHead(204).end();
  }

  /** Undefined after the first delivery. */
  #faultFor(message: string): ReceiverFault | undefined {
    if (this.reliable || this.#seen.has(message)) return undefined;
    this.#seen.add(message);
    const fault = receiverFaultFor(this.#random.next());
    if (fault) this.injected.set(fault, (this.injected.get(fault) ?? 0) + 1);
    return fault;
  }
}

/** Longer than the first delay of the store's retry schedule. */
const retryAfterSeconds = 7;

/** The clocks of the database and of this process may drift. */
const clockSlackMs = 50;
