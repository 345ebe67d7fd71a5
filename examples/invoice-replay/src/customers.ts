import { isStoreError, iterate, type StoreClient } from '@order-store/sdk';
import { withPatience } from './patience.ts';

export interface Customer {
  readonly userId: string;
  /** Made just now, so nothing can have been placed for it earlier. */
  readonly isNew: boolean;
}

/** The shop's customers as users of the order store, each found or made once. */
export class Customers {
  readonly #client: StoreClient;
  readonly #signal: AbortSignal;
  readonly #known = new Map<string, Promise<Customer>>();

  constructor(client: StoreClient, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  /** The user for a customer's number in the shop's books; for an empty one the guest. */
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
      return { userId: (await withPatience(create, this.#signal)).id, isNew: true };
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
      throw new Error(`${email} was taken and is not there any more. Run the command again.`);
    };
    return await withPatience(search, this.#signal);
  }
}

/** The reserved domain makes sure that no customer of a replay ever gets mail. */
function emailOf(number: string): string {
  return number === '' ? 'guest@replay.example' : `customer-${number}@replay.example`;
}
