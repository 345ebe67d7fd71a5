import { isStoreError } from '../../index.ts';
import type { CartAccount, StoredContent } from './stored-content.ts';
import type { CartClient } from './sync-cart.ts';

/** Keeps a cart and the store's in sync. */
interface KeptSynced {
  /** Stores the changes of this device. */
  readonly push: () => void;
  /** Reads the changes of other devices now and whenever the page may have missed some. Returns a function that stops. */
  readonly watch: () => () => void;
  /** See `Cart.whenSynced`. */
  readonly whenSynced: () => Promise<void> | undefined;
}

/** While it is watched, a failed sync, such as offline, is retried at the next change or event. */
export function keepSynced(
  client: CartClient,
  account: CartAccount,
  { get, change, knownItem, maxQuantity }: StoredContent & { readonly maxQuantity: number },
): KeptSynced {
  const local = {
    accountId: account.get,
    get,
    replace: (content: ReturnType<typeof get>) => change(() => content),
    knownItem,
    maxQuantity,
    changedCart: (error: unknown) =>
      isStoreError(error, 'CART_CHANGED') ? error.details.current : undefined,
  };
  let running: Promise<void> | undefined;
  let wanted: { pull: boolean } | undefined;
  let hasFailed = false;

  const run = async () => {
    while (wanted) {
      const { pull } = wanted;
      wanted = undefined;
      try {
        // Guests and pages without a cart do not load it.
        const { syncCart } = await import('./sync-cart.ts');
        await syncCart(client, local, { pull });
        hasFailed = false;
      } catch {
        hasFailed = true;
      }
    }
  };
  const sync = (pull: boolean): Promise<void> | undefined => {
    if (account.get() === null) return undefined;
    wanted = { pull: pull || (wanted?.pull ?? false) };
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };
  const pull = () => void sync(true);

  return {
    push: () => void sync(false),
    watch() {
      pull();
      const unsubscribe = account.subscribe(pull);
      const { window } = globalThis;
      for (const event of events) window?.addEventListener(event, pull);
      return () => {
        unsubscribe();
        for (const event of events) window?.removeEventListener(event, pull);
      };
    },
    whenSynced: () => running ?? (hasFailed ? sync(true) : undefined),
  };
}

// The last one of the document, which bubbles.
const events = ['focus', 'online', 'visibilitychange'];
