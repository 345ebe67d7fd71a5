import { z } from 'zod';
import { exactText, wholeNumber } from '../shared/fields.ts';
import { JsonObjectView } from '../shared/json-object.ts';
import { Metadata } from '../shared/metadata.ts';
import type { AddressBookView as View } from './address-book-view.ts';

export const AddressBookView: z.ZodType<View> = z.object({
  addresses: z.array(z.object({ id: z.string(), fields: JsonObjectView })),
  version: z.number(),
  updatedAt: z.string().nullable(),
});

export const AddressesChanged = z.object({ current: AddressBookView });

const maxAddresses = 20;
/** Of all addresses as JSON. */
const maxBytes = 16_384;

export const SetAddressesInput = z.strictObject({
  addresses: z
    .array(
      z.strictObject({
        id: exactText(1, 64).describe('Chosen by the client, such as a UUID.'),
        fields: Metadata.describe(
          "The shop's own fields of the address, such as the name and the street.",
        ),
      }),
    )
    .max(maxAddresses, `must have at most ${maxAddresses} addresses`)
    .refine(
      (addresses) => new Set(addresses.map(({ id }) => id)).size === addresses.length,
      'must have an id of its own per address',
    )
    .refine(
      (addresses) => Buffer.byteLength(JSON.stringify(addresses)) <= maxBytes,
      `must have at most ${maxBytes} bytes as JSON`,
    )
    .describe('All addresses, the default first.'),
  expectedVersion: wholeNumber(0, 2 ** 31 - 1).describe(
    'The version that the caller has read; 0 if there was no address book. If it has changed since: ADDRESSES_CHANGED.',
  ),
});
export type SetAddresses = z.output<typeof SetAddressesInput>;
