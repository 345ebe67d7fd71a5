import type { JsonObject, JsonValue } from '@order-store/sdk';
import { useState } from 'react';
import { session } from '../account/session.ts';
import { useStoredValue } from '../store/stored-value.ts';
import { readAddress, type Address } from './address.ts';
import { contactOf, type Contact } from './contact.ts';
import { loadDraft, saveDraft } from './draft-storage.ts';

/** What the customer has entered or chosen; null where nothing was. */
export interface CheckoutDraft {
  readonly contact: Contact | null;
  /** The address in the form. */
  readonly typed: Address | null;
  /** The text of a known address, or {@link newAddress}. */
  readonly chosen: string | null;
  /** The name of the delivery method. */
  readonly method: string | null;
}

/** The choice of the address in the form. */
export const newAddress = 'new';

/**
 * The account's draft. It survives a reload, the sign-in page and "back" in this tab, and ends with the order or when the
 * account signs out.
 */
export function useCheckoutDraft() {
  const account = useStoredValue(session);
  const [state, setState] = useState(() => read(account));
  const current = state.account === account ? state : read(account);
  const change = (part: Partial<CheckoutDraft>) => {
    const draft = { ...current.draft, ...part };
    setState({ account, draft });
    saveDraft(account, draft);
  };
  return [current.draft, change] as const;
}

function read(account: string | null): { account: string | null; draft: CheckoutDraft } {
  const stored: JsonObject = loadDraft(account);
  return {
    account,
    draft: {
      contact: contactOf({ metadata: stored }),
      typed: readAddress(stored['typed']),
      chosen: textOrNull(stored['chosen']),
      method: textOrNull(stored['method']),
    },
  };
}

function textOrNull(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
