import { customerMutation, customerProcedure, router } from '../platform/trpc/procedures.ts';
import { AddressBookView, SetAddressesInput } from './addresses-schemas.ts';
import { getAddresses } from './get-addresses.ts';
import { setAddresses } from './set-addresses.ts';

export const addressesRouter = router({
  /** Returns the caller's address book, which all of their devices share; with version 0 if there is none. */
  get: customerProcedure
    .output(AddressBookView)
    .query(({ ctx }) => ctx.services.read(({ pool }) => getAddresses(pool, ctx.actor.id))),

  /**
   * Replaces the caller's address book if no other device has changed it since `expectedVersion`. Orders keep the
   * address with which they were placed. Throws ADDRESSES_CHANGED with the current address book; USER_NOT_FOUND if the
   * caller has been erased.
   */
  set: customerMutation
    .input(SetAddressesInput)
    .output(AddressBookView)
    .mutation(({ ctx, input }) => setAddresses(ctx.services.database, ctx.actor, input)),
});
