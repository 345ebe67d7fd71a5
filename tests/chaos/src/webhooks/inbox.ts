import type { WebhookEvent } from '@order-store/sdk/webhooks';

/** A message as one webhook was told it, however often. */
export interface Message {
  readonly id: string;
  readonly subject: string;
  readonly event: WebhookEvent;
  /** The bytes as they were signed. */
  readonly body: string;
  times: number;
  /** How often it was answered with 2xx. */
  acknowledged: number;
}

/** What happened to the messages of a subject, in order. */
export interface Mark {
  readonly what: 'came' | 'acknowledged';
  readonly id: string;
}

/** A delivery that is being received. */
export interface Visit {
  readonly message: Message;
  /** It is answered with 2xx now. */
  acknowledge(): void;
  /** The connection is done with it, however that went. */
  leave(): void;
}

/** Everything that one webhook was told, and what was not as it must be while it was. */
export class Inbox {
  readonly name: string;
  readonly messages = new Map<string, Message>();
  /** By subject: `order-7`, `product-3`. */
  readonly marks = new Map<string, Mark[]>();
  readonly broken: string[] = [];
  /** How often something came. */
  visits = 0;
  readonly #present = new Set<string>();

  constructor(name: string) {
    this.name = name;
  }

  get repeats(): number {
    return this.visits - this.messages.size;
  }

  receive(id: string, body: string, event: WebhookEvent): Visit {
    const message = this.messages.get(id) ?? {
      id,
      event,
      body,
      subject: subjectOf(event),
      times: 0,
      acknowledged: 0,
    };
    this.messages.set(id, message);
    this.visits++;
    message.times++;
    const { subject } = message;
    if (message.body !== body)
      this.broken.push(`${this.name}: ${id} was told in other words again`);
    if (this.#present.has(subject))
      this.broken.push(`${this.name}: ${id} came while ${subject} was being told of already`);
    this.#present.add(subject);
    this.#mark(subject, { what: 'came', id });
    return {
      message,
      acknowledge: () => {
        message.acknowledged++;
        this.#mark(subject, { what: 'acknowledged', id });
      },
      leave: () => void this.#present.delete(subject),
    };
  }

  #mark(subject: string, mark: Mark): void {
    const marks = this.marks.get(subject) ?? [];
    this.marks.set(subject, marks);
    marks.push(mark);
  }
}

function subjectOf({ data }: WebhookEvent): string {
  return 'order' in data ? `order-${data.order.id}` : `product-${data.product.id}`;
}
