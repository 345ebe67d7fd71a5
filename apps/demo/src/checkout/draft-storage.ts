import type { JsonObject, JsonValue } from '@order-store/sdk';

const key = 'pottle.checkout';

/** What the account has stored in this tab; empty if there is nothing. */
export function loadDraft(account: string | null): JsonObject {
  try {
    const stored: JsonValue = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
    return stored['account'] === account ? stored : {};
  } catch {
    return {};
  }
}

export function saveDraft(account: string | null, draft: object): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ ...draft, account }));
  } catch {
    // Storage is full or unavailable: the draft ends with the page.
  }
}

export function clearDraft(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Storage is unavailable, so nothing was stored.
  }
}
