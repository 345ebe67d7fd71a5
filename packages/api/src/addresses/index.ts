import { defineFeature } from '../platform/define-feature.ts';
import { addressesAccess } from './addresses-access.ts';
import { addressesReasons } from './addresses-reasons.ts';
import { AddressBookView } from './addresses-schemas.ts';

defineFeature({
  access: addressesAccess,
  reasons: addressesReasons,
  schemas: { AddressBook: AddressBookView },
});

export { addressesAccess };
export { addressesRouter } from './addresses-router.ts';
export type { AddressBookView, SavedAddressView } from './address-book-view.ts';
