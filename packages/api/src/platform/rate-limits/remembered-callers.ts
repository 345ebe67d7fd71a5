import { hash } from 'node:crypto';
import type { Actor } from '../identity/context.ts';

/** The owners of recently checked tokens. They decide which account a call counts for, never access. */
interface RememberedCallers {
  recall(token: string | null): Actor | undefined;
  remember(token: string | null, actor: Actor): void;
  remove(token: string | null): void;
}

/** Remembers callers by the hashes of their tokens; above `maxSize` the oldest is dropped. */
export function rememberCallers(maxSize = 10_000): RememberedCallers {
  const actors = new Map<string, Actor>();
  return {
    recall: (token) => (token === null ? undefined : actors.get(keyOf(token))),
    remember(token, actor) {
      if (token === null) return;
      actors.set(keyOf(token), actor);
      const [first] = actors.size > maxSize ? actors.keys() : [];
      if (first !== undefined) actors.delete(first);
    },
    remove(token) {
      if (token !== null) actors.delete(keyOf(token));
    },
  };
}

function keyOf(token: string): string {
  return hash('sha256', token, 'base64');
}
