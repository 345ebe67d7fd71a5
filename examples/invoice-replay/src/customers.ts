import { isStoreError, iterate, type StoreClient } from '@order-store/sdk';
import { withRetries } from './with-retries.ts';

interface Customer {
  readonly userId: string;
  /** Just created, so it has no earlier orders. */
  readonly isNew: boolean;
}

/** Maps the shop's customers to users, each found or created once. */
export class Customers {
  readonly #client: StoreClient;
  readonly #signal: AbortSignal;
  readonly #known = new Map<string, Promise<Customer>>();

  constructor(client: StoreClient, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  /** Returns the user of a customer number; an empty one means the guest. */
  find(number: string): Promise<Customer> {
    let customer = this.#known.get(number);
    if (customer === undefined) {
      customer = this.#findOrCreate(number);
      this.#known.set(number, customer);
    }
    return customer;
  }

  async #findOrCreate(number: string): Promise<Customer> {
    const email = emailOf(number);
    const name = number === '' ? 'Guest' : `Customer ${number}`;
    try {
      const create = () => this.#client.users.create.mutate({ email, name });
      return { userId: (await withRetries(create, this.#signal)).id, isNew: true };
    } catch (error) {
      if (!isStoreError(error, 'EMAIL_TAKEN')) throw error;
      return { userId: await this.#idOf(email), isNew: false };
    }
  }

  async #idOf(email: string): Promise<string> {
    const search = async () => {
      for await (const user of iterate(this.#client.users.list, { search: email, limit: 100 })) {
        if (user.email.toLowerCase() === email) return user.id;
      }
      throw new Error(`${email} was taken, but no longer exists. Run the command again.`);
    };
    return await withRetries(search, this.#signal);
  }
}

/** The reserved domain ensures that no one receives mail. */
function emailOf(number: string): string {
  return number === '' ? 'guest@replay.example' : `customer-${number}@replay.example`;
}
