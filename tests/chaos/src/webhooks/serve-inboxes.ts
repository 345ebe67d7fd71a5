import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { verifyWebhook, WebhookVerificationError } from '@order-store/sdk/webhooks';
import type { Random } from '../random.ts';
import { Inbox } from './inbox.ts';
import { misbehaviourFor, type Misbehaviour } from './misbehaviours.ts';

/** A server on 127.0.0.1 that webhooks lead to. */
export interface InboxServer extends AsyncDisposable {
  urlOf(name: string): string;
  /** From now on takes what comes to that name, if it is signed with the secret. */
  open(name: string, secret: string): Inbox;
  /** From now on it does what a receiver should. */
  behave(): void;
  /** What it did to deliveries, and how often. */
  readonly misdeeds: ReadonlyMap<Misbehaviour, number>;
}

/**
 * Receives as an honest program on a bad day does: what is signed counts, but of some messages the first delivery
 * is refused, left without an answer, or cut. It does so once a message, so that what follows is known: the next
 * attempt comes after the first delay of the store's schedule.
 */
export async function serveInboxes(random: Random): Promise<InboxServer> {
  const inboxes = new Map<string, { readonly inbox: Inbox; readonly secret: string }>();
  const misdeeds = new Map<Misbehaviour, number>();
  const hasSuffered = new Set<string>();
  /** Delivery → before when the receiver does not want it again. */
  const notBefore = new Map<string, number>();
  let behaves = false;

  /** Nothing for what has been treated badly before. */
  const misdeedFor = (delivery: string): Misbehaviour | undefined => {
    if (behaves || hasSuffered.has(delivery)) return undefined;
    hasSuffered.add(delivery);
    const misdeed = misbehaviourFor(random.next());
    if (misdeed) misdeeds.set(misdeed, (misdeeds.get(misdeed) ?? 0) + 1);
    return misdeed;
  };
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const name = request.url?.slice(1) ?? '';
    const id = String(request.headers['webhook-id']);
    const addressee = inboxes.get(name);
    if (!addressee) return void response.writeHead(404).end();
    const { inbox, secret } = addressee;
    const delivery = `${name} ${id}`;
    const early = (notBefore.get(delivery) ?? 0) - performance.now();
    if (early > clockSlackMs)
      inbox.broken.push(`${name}: ${id} came ${Math.round(early)} ms before Retry-After`);
    const misdeed = misdeedFor(delivery);
    if (misdeed === 'cutUnread') return void request.socket.destroy();

    const body = await text(request);
    const event = await verifyWebhook(body, request.headers, secret).catch((error: unknown) => {
      if (!(error instanceof WebhookVerificationError)) throw error;
      inbox.broken.push(`${name}: ${id} was not to be believed (${error.message})`);
      return undefined;
    });
    if (!event) return void response.writeHead(400).end();
    const visit = inbox.receive(id, body, event);
    response.once('close', () => visit.leave());
    if (misdeed === 'cutTaken') return void request.socket.destroy();
    if (misdeed === 'hang') return;
    if (misdeed === 'fail') return void response.writeHead(500).end('no');
    if (misdeed === 'askForPatience') {
      notBefore.set(delivery, performance.now() + retryAfterSeconds * 1000);
      return void response.writeHead(503, { 'retry-after': String(retryAfterSeconds) }).end();
    }
    if (misdeed === 'dawdle') await sleep(1000);
    if (response.destroyed) return;
    visit.acknowledge();
    response.writeHead(204).end();
  };

  const server = createServer((request, response) => {
    receive(request, response).catch((error: unknown) => {
      // Who sends may be killed in the middle of it.
      if (request.destroyed || response.destroyed) return;
      response.writeHead(500).end(String(error));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    misdeeds,
    urlOf: (name) => `http://127.0.0.1:${port}/${name}`,
    open(name, secret) {
      const inbox = new Inbox(name);
      inboxes.set(name, { inbox, secret });
      return inbox;
    },
    behave: () => void (behaves = true),
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Longer than the first delay of the store's own schedule. */
const retryAfterSeconds = 7;

/** The database's clock may be slewed while this one is not. */
const clockSlackMs = 50;
