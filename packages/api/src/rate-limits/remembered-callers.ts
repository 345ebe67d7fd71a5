import { hashToken } from '../auth/tokens.ts';
import type { Actor } from '../trpc/context.ts';

/** Whose token it was the last time it was checked: enough to know whom to count, never to let anybody in. */
export interface RememberedCallers {
  recall(token: string | null): Actor | undefined;
  remember(token: string | null, actor: Actor): void;
  forget(token: string | null): void;
}

/** Remembers the callers of late, by the hashes of their tokens. */
export function rememberCallers(atMost = 10_000): RememberedCallers {
  const actors = new Map<string, Actor>();
  return {
    recall: (token) => (token === null ? undefined : actors.get(keyOf(token))),
    remember(token, actor) {
      if (token === null) return;
      const key = keyOf(token);
      // Moves to the end, so that the first is who has not called for longest.
      actors.delete(key);
      actors.set(key, actor);
      const [oldest] = actors.size > atMost ? actors.keys() : [];
      if (oldest !== undefined) actors.delete(oldest);
    },
    forget(token) {
      if (token !== null) actors.delete(keyOf(token));
    },
  };
}

function keyOf(token: string): string {
  return hashToken(token).toString('base64');
}
