import type { Stripe } from 'stripe';
import { ApiError, invalidRequest, missing, unexpectedState } from './api-error.ts';
import { newState, type AccountState, type Charge, type Intent, type Refund } from './state.ts';

/** The test cards that the fake knows, with the names that Stripe uses. */
export const testCards = {
  succeeds: 'pm_card_visa',
  isDeclined: 'pm_card_visa_chargeDeclined',
  needsConfirmation: 'pm_card_authenticationRequired',
  /** A bank debit: the intent is `processing` until `settle`, and can't be canceled until then. */
  settlesLater: 'pm_bacsDebit_success',
} as const;

export type EventType = Extract<
  Stripe.Event['type'],
  `payment_intent.${string}` | `charge.${string}` | `refund.${string}`
>;

const cancelable: readonly string[] = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'requires_capture',
];

/** The objects of a Stripe account and the changes that Stripe allows. Every change emits its events. */
export class FakeAccount {
  readonly state: AccountState;
  /** Whether refunds stay pending until {@link settleRefund}, as those of bank debits do. */
  refundsArePending = false;
  readonly #emit: (type: EventType, object: Intent | Charge | Refund) => void;

  constructor(
    emit: (type: EventType, object: Intent | Charge | Refund) => void,
    state: AccountState = newState(),
  ) {
    this.#emit = emit;
    this.state = state;
  }

  createIntent(given: Pick<Intent, 'amount' | 'currency' | 'capture_method' | 'metadata'>): Intent {
    const id = this.#newId('pi');
    const intent: Intent = {
      id,
      object: 'payment_intent',
      ...given,
      amount_capturable: 0,
      amount_received: 0,
      canceled_at: null,
      cancellation_reason: null,
      client_secret: `${id}_secret_${this.#newId('s')}`,
      created: seconds(),
      last_payment_error: null,
      latest_charge: null,
      livemode: false,
      next_action: null,
      payment_method: null,
      payment_method_types: ['card', 'bacs_debit'],
      status: 'requires_payment_method',
    };
    this.state.intents[id] = intent;
    this.#emit('payment_intent.created', intent);
    return intent;
  }

  intent(id: string): Intent {
    const intent = this.state.intents[id];
    if (!intent) throw missing('payment_intent', id);
    return intent;
  }

  confirm(id: string, paymentMethod: string): Intent {
    const intent = this.intent(id);
    if (!['requires_payment_method', 'requires_confirmation'].includes(intent.status))
      throw unexpectedState(intent, 'confirm');
    intent.payment_method = paymentMethod;
    intent.last_payment_error = null;
    if (paymentMethod === testCards.succeeds) return this.#charge(intent);
    if (paymentMethod === testCards.isDeclined) throw this.#decline(intent);
    if (paymentMethod === testCards.needsConfirmation) {
      intent.status = 'requires_action';
      intent.next_action = { type: 'use_stripe_sdk' };
      this.#emit('payment_intent.requires_action', intent);
      return intent;
    }
    if (paymentMethod !== testCards.settlesLater) throw missing('PaymentMethod', paymentMethod);
    intent.status = 'processing';
    this.#emit('payment_intent.processing', intent);
    return intent;
  }

  /** What the customer does in the bank's dialog. */
  authenticate(id: string, accepts: boolean): Intent {
    const intent = this.intent(id);
    if (intent.status !== 'requires_action') throw unexpectedState(intent, 'authenticate');
    intent.next_action = null;
    if (accepts) return this.#charge(intent);
    intent.status = 'requires_payment_method';
    intent.last_payment_error = {
      type: 'card_error',
      code: 'payment_intent_authentication_failure',
      message: 'The payment was not confirmed. Choose another payment method and try again.',
    };
    this.#emit('payment_intent.payment_failed', intent);
    return intent;
  }

  /** The payment of a `processing` intent arrives. */
  settle(id: string): Intent {
    const intent = this.intent(id);
    if (intent.status !== 'processing') throw unexpectedState(intent, 'settle');
    return this.#charge(intent);
  }

  capture(id: string): Intent {
    const intent = this.intent(id);
    if (intent.status !== 'requires_capture') throw unexpectedState(intent, 'capture');
    return this.#receive(intent, this.#chargeOf(intent));
  }

  cancel(id: string, reason: Intent['cancellation_reason']): Intent {
    const intent = this.intent(id);
    if (!cancelable.includes(intent.status)) throw unexpectedState(intent, 'cancel');
    if (intent.status === 'requires_capture') this.#release(this.#chargeOf(intent));
    intent.status = 'canceled';
    intent.canceled_at = seconds();
    intent.cancellation_reason = reason;
    intent.amount_capturable = 0;
    intent.next_action = null;
    this.#emit('payment_intent.canceled', intent);
    return intent;
  }

  refund(
    given: { payment_intent: string; amount?: number | undefined } & Pick<Refund, 'metadata'>,
  ) {
    const intent = this.intent(given.payment_intent);
    const charge = this.#chargeOf(intent);
    const left = charge.amount_captured - charge.amount_refunded;
    const amount = given.amount ?? left;
    if (left === 0)
      throw invalidRequest('Charge has already been refunded.', 'charge_already_refunded');
    if (amount > left)
      throw invalidRequest(`Refund amount (${amount}) is greater than unrefunded amount (${left})`);
    const refund: Refund = {
      id: this.#newId('re'),
      object: 'refund',
      amount,
      charge: charge.id,
      created: seconds(),
      currency: intent.currency,
      metadata: given.metadata,
      payment_intent: intent.id,
      reason: null,
      status: this.refundsArePending ? 'pending' : 'succeeded',
    };
    this.state.refunds[refund.id] = refund;
    charge.amount_refunded += amount;
    charge.refunded = charge.amount_refunded === charge.amount_captured;
    this.#emit('refund.created', refund);
    this.#emit('charge.refunded', charge);
    return refund;
  }

  settleRefund(id: string): Refund {
    const refund = this.state.refunds[id];
    if (!refund) throw missing('refund', id);
    refund.status = 'succeeded';
    this.#emit('refund.updated', refund);
    return refund;
  }

  #charge(intent: Intent): Intent {
    const charge = this.#newCharge(intent, 'succeeded');
    this.#emit('charge.succeeded', charge);
    if (intent.capture_method !== 'manual') return this.#receive(intent, charge);
    intent.status = 'requires_capture';
    intent.amount_capturable = intent.amount;
    this.#emit('payment_intent.amount_capturable_updated', intent);
    return intent;
  }

  #receive(intent: Intent, charge: Charge): Intent {
    charge.captured = true;
    charge.amount_captured = charge.amount;
    intent.status = 'succeeded';
    intent.amount_capturable = 0;
    intent.amount_received = charge.amount;
    if (intent.capture_method === 'manual') this.#emit('charge.captured', charge);
    this.#emit('payment_intent.succeeded', intent);
    return intent;
  }

  /** Stripe counts a released authorization as refunded. */
  #release(charge: Charge): void {
    charge.refunded = true;
    charge.amount_refunded = charge.amount;
    this.#emit('charge.refunded', charge);
  }

  #decline(intent: Intent): ApiError {
    const charge = this.#newCharge(intent, 'failed');
    const error = {
      type: 'card_error',
      code: 'card_declined',
      decline_code: 'generic_decline',
      message: 'Your card was declined.',
      charge: charge.id,
    } as const;
    intent.status = 'requires_payment_method';
    intent.last_payment_error = error;
    this.#emit('charge.failed', charge);
    this.#emit('payment_intent.payment_failed', intent);
    return new ApiError(402, {
      ...error,
      payment_intent: { id: intent.id, status: intent.status },
    });
  }

  #newCharge(intent: Intent, status: 'succeeded' | 'failed'): Charge {
    const { amount, currency, id, payment_method } = intent;
    const charge: Charge = {
      id: this.#newId('ch'),
      object: 'charge',
      amount,
      amount_captured: 0,
      amount_refunded: 0,
      captured: false,
      created: seconds(),
      currency,
      payment_intent: id,
      payment_method: typeof payment_method === 'string' ? payment_method : null,
      refunded: false,
      status,
    };
    this.state.charges[charge.id] = charge;
    intent.latest_charge = charge.id;
    return charge;
  }

  #chargeOf({ latest_charge }: Intent): Charge {
    const charge = this.state.charges[latest_charge ?? ''];
    if (!charge) throw invalidRequest('This PaymentIntent does not have a successful charge.');
    return charge;
  }

  #newId(prefix: string): string {
    return `${prefix}_${this.state.prefix}${String(++this.state.count).padStart(6, '0')}`;
  }
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
