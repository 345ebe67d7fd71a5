import { notify } from './notify.ts';

/** How long Undo is offered. */
export const undoMs = 5000;

/**
 * Offers Undo before an action that cannot be reverted. Resolves to true after the undo period, and to false on Undo or
 * when `signal` is aborted. When the user leaves the shop, it resolves immediately and the browser asks whether to
 * leave.
 */
export async function undoPeriod(message: string, signal?: AbortSignal): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const proceed = () => resolve(true);
  const undo = () => resolve(false);
  const onLeave = (event: Event) => {
    proceed();
    event.preventDefault();
  };
  const id = `undo ${(periods += 1)}`;
  const timer = setTimeout(proceed, undoMs);
  window.addEventListener('beforeunload', onLeave);
  signal?.addEventListener('abort', undo);
  notify.info(message, { id, duration: undoMs, action: { label: 'Undo', onClick: undo } });
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    window.removeEventListener('beforeunload', onLeave);
    signal?.removeEventListener('abort', undo);
    // A toast stays longer under the pointer, and Undo would no longer work.
    notify.dismiss(id);
  }
}

let periods = 0;
