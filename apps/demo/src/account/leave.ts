import { isStoreError } from '@order-store/sdk';
import { store } from '../store/store.ts';
import { storedValue } from '../store/stored-value.ts';

/** Whether a session is still to be ended: its cookie can be taken away by the store alone. */
const unfinished = storedValue('pottle.leaving', (stored) => stored === true);

let underWay = Promise.resolve();

/** Has the store end the session. If it is out of reach, that is made good when the page is opened again. */
export function leave(): Promise<void> {
  unfinished.set(true);
  underWay = store.auth.signOut.mutate().then(
    () => unfinished.set(false),
    (error: unknown) => {
      // A session that the store no longer knows is over as well.
      if (isStoreError(error, 'UNAUTHENTICATED')) unfinished.set(false);
    },
  );
  return underWay;
}

/** Makes good what an earlier {@link leave} could not. */
export function finishLeaving(): void {
  if (unfinished.get()) void leave();
}

/** Before signing in: whoever is still leaving would take the next one's cookie along. */
export async function everyoneLeft(): Promise<void> {
  await (unfinished.get() ? leave() : underWay);
}

/** After signing in: the cookie is another one's, and nothing of the one before is left to end. */
export function somebodyCame(): void {
  unfinished.set(false);
}
