import { hash } from 'node:crypto';
import type { Actor } from '../identity/context.ts';

/** Whose token it was the last time it was checked: enough to know whom to count, never to let anybody in. */
export interface RememberedCallers {
  recall(token: string | null): Actor | undefined;
  remember(token: string | null, actor: Actor): void;
  forget(token: string | null): void;
}

/** Remembers callers by the hashes of their tokens; past the bound the first of them is forgotten. */
export function rememberCallers(atMost = 10_000): RememberedCallers {
  const actors = new Map<string, Actor>();
  return {
    recall: (token) => (token === null ? undefined : actors.get(keyOf(token))),
    remember(token, actor) {
      if (token === null) return;
      actors.set(keyOf(token), actor);
      const [first] = actors.size > atMost ? actors.keys() : [];
      if (first !== undefined) actors.delete(first);
    },
    forget(token) {
      if (token !== null) actors.delete(keyOf(token));
    },
  };
}

function keyOf(token: string): string {
  return hash('sha256', token, 'base64');
}
