import type { ReasonPolicies } from '../shared/reasons.ts';
import type { AddressBookView } from './address-book-view.ts';
import { AddressesChanged } from './addresses-schemas.ts';

declare module '../shared/reasons.ts' {
  interface ErrorDetails extends AddressesErrorDetails {}
}

export interface AddressesErrorDetails {
  ADDRESSES_CHANGED: { current: AddressBookView };
}

export const addressesReasons: ReasonPolicies<AddressesErrorDetails> = {
  ADDRESSES_CHANGED: { code: 'CONFLICT', retryable: false, details: AddressesChanged },
};
