import type { WebhookEvent } from '@order-store/sdk/webhooks';

/** A message received by one webhook. */
export interface Message {
  readonly id: string;
  readonly subject: string;
  readonly event: WebhookEvent;
  /** The signed body. */
  readonly body: string;
  /** Number of deliveries. */
  times: number;
  /** Number of deliveries answered with 2xx. */
  acknowledged: number;
}

/** An entry in the log of a subject. */
export interface LogEntry {
  readonly type: 'received' | 'acknowledged';
  readonly id: string;
}

/** A delivery whose request is still open. */
interface OpenDelivery {
  readonly message: Message;
  /** Call before responding with 2xx. */
  acknowledge(): void;
  /** Call when the connection closes. */
  close(): void;
}

/** The messages one webhook received, and protocol violations found while receiving. */
export class Inbox {
  readonly name: string;
  readonly messages = new Map<string, Message>();
  /** By subject: `order-7`, `product-3`. */
  readonly log = new Map<string, LogEntry[]>();
  readonly problems: string[] = [];
  /** Number of deliveries. */
  deliveries = 0;
  readonly #open = new Set<string>();

  constructor(name: string) {
    this.name = name;
  }

  get duplicates(): number {
    return this.deliveries - this.messages.size;
  }

  receive(id: string, body: string, event: WebhookEvent): OpenDelivery {
    const message = this.messages.get(id) ?? {
      id,
      event,
      body,
      subject: subjectOf(event),
      times: 0,
      acknowledged: 0,
    };
    this.messages.set(id, message);
    this.deliveries++;
    message.times++;
    const { subject } = message;
    if (message.body !== body)
      this.problems.push(`${this.name}: ${id} was delivered again with a different body`);
    if (this.#open.has(subject))
      this.problems.push(
        `${this.name}: ${id} was delivered during another delivery about ${subject}`,
      );
    this.#open.add(subject);
    this.#append(subject, { type: 'received', id });
    return {
      message,
      acknowledge: () => {
        message.acknowledged++;
        this.#append(subject, { type: 'acknowledged', id });
      },
      close: () => void this.#open.delete(subject),
    };
  }

  #append(subject: string, entry: LogEntry): void {
    const log = this.log.get(subject) ?? [];
    this.log.set(subject, log);
    log.push(entry);
  }
}

function subjectOf({ data }: WebhookEvent): string {
  return 'order' in data ? `order-${data.order.id}` : `product-${data.product.id}`;
}
