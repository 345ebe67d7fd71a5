import type { JsonObject } from '../shared/json-object.ts';

/** An address in an address book. */
export interface SavedAddressView {
  /** Chosen by the client. */
  id: string;
  /** The shop's own fields, as in the metadata of an order. */
  fields: JsonObject;
}

/** The address book of an account. */
export interface AddressBookView {
  /** The first one is the default. */
  addresses: SavedAddressView[];
  /** 0 if the account has never saved an address. */
  version: number;
  updatedAt: string | null;
}
