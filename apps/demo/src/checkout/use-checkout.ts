import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../account/account-queries.ts';
import { addressBookQuery } from '../address-book/use-address-book.ts';
import { chosenMethod, type DeliveryMethod } from '../delivery/delivery.ts';
import { useDeliveryMethods } from '../delivery/use-delivery-methods.ts';
import { queries } from '../store/store.ts';
import { addressErrors, addressText, emptyAddress, type Address } from './address.ts';
import { newAddress, useCheckoutDraft, type CheckoutDraft } from './checkout-draft.ts';
import { stepNames, type Step } from './checkout-steps.tsx';
import { contactErrors, contactOf, type Contact } from './contact.ts';
import { knownAddresses, type KnownAddress } from './known-addresses.ts';

/** The state of the checkout: what the customer has entered, and what the account has from before. */
export interface Checkout {
  readonly contact: Contact;
  /** The chosen address. */
  readonly address: Address;
  /** The address in the form. */
  readonly typed: Address;
  /** The text of a known address, or {@link newAddress}. */
  readonly chosen: string;
  readonly known: readonly KnownAddress[];
  /** Empty in a shop that offers no choice. */
  readonly methods: readonly DeliveryMethod[];
  /** Undefined without methods, or if the chosen one is no longer offered. */
  readonly method: DeliveryMethod | undefined;
  /** The steps of this shop, in their order. */
  readonly steps: readonly Step[];
  /** The first step that is not complete. */
  readonly next: Step;
  readonly change: (part: Partial<CheckoutDraft>) => void;
}

/** Undefined while loading. */
export function useCheckout(): Checkout | undefined {
  const [draft, change] = useCheckoutDraft();
  const methods = useDeliveryMethods();
  const { data: me, isPending } = useQuery(meQuery);
  const enabled = me !== undefined;
  const book = useQuery({ ...addressBookQuery, enabled });
  const orders = useQuery({
    ...queries.orders.list.queryOptions({ userId: me?.id, limit: 50 }),
    enabled,
  });
  if (isPending || book.isLoading || orders.isLoading || methods === undefined) return undefined;

  const earlier = orders.data?.items ?? [];
  const known = knownAddresses(book.data?.addresses ?? [], earlier);
  const chosenAddress =
    draft.chosen === newAddress
      ? undefined
      : (known.find(({ address }) => addressText(address) === draft.chosen) ?? known[0]);
  const typed = draft.typed ?? { ...emptyAddress, name: me?.name ?? '' };
  const phone = earlier.map((order) => contactOf(order)?.phone).find(Boolean) ?? '';
  const contact = draft.contact ?? { email: me?.email ?? '', phone };
  const address = chosenAddress?.address ?? typed;
  const method = chosenMethod(
    draft.method === null ? {} : { deliveryMethod: draft.method },
    methods,
  );
  const isComplete: Readonly<Record<Step, boolean>> = {
    contact: Object.keys(contactErrors(contact)).length === 0,
    address: Object.keys(addressErrors(address)).length === 0,
    delivery: method !== undefined,
    review: false,
  };
  const steps = stepNames.filter((step) => step !== 'delivery' || methods.length > 0);
  return {
    contact,
    address,
    typed,
    chosen: chosenAddress ? addressText(chosenAddress.address) : newAddress,
    known,
    methods,
    method,
    steps,
    next: steps.find((step) => !isComplete[step]) ?? 'review',
    change,
  };
}

/**
 * The step to show: the requested one if those before it are complete. Without a request, the review if the account has
 * everything from before, else the first step.
 */
export function currentStep(
  { steps, next }: Pick<Checkout, 'steps' | 'next'>,
  requested: string | undefined,
): Step {
  const step = steps.find((each) => each === requested);
  if (step === undefined) return next === 'review' ? 'review' : 'contact';
  return steps.indexOf(step) > steps.indexOf(next) ? next : step;
}
