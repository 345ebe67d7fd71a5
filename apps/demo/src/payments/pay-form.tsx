import type { Order } from '@order-store/sdk';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Money } from '../ui/money.tsx';
import { Notice } from '../ui/notice.tsx';
import { paymentConfigQuery, type PaymentConfig } from './payment-queries.ts';
import { authenticate, pay, type Intent } from './stripe.ts';

/** Pays a pending order with a test card. Nothing if the server takes no payments. */
export function PayForm({ order }: { order: Order }) {
  const { data: config } = useQuery(paymentConfigQuery);
  return config ? <Methods order={order} config={config} /> : null;
}

function Methods({ order, config }: { order: Order; config: PaymentConfig }) {
  const [method, setMethod] = useState(config.methods[0]?.id ?? '');
  const payment = useMutation({ mutationFn: () => pay(config, order.id, method) });
  const answer = useMutation({
    mutationFn: ({ intent, accept }: { intent: Intent; accept: boolean }) =>
      authenticate(config, intent, accept),
    onError: () => payment.reset(),
  });
  const { status } = answer.data ?? payment.data ?? {};
  const isAsking = payment.data?.status === 'requires_action' && answer.isIdle;
  const wasRejected = status === 'requires_payment_method';

  if (status === 'processing') {
    return <Notice tone="good">Thank you. Your bank transfer is on its way to us.</Notice>;
  }
  if (status === 'succeeded' || status === 'requires_capture') {
    return <Notice tone="good">Thank you. We’re confirming your payment.</Notice>;
  }
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        answer.reset();
        payment.mutate();
      }}
    >
      <MethodChoice methods={config.methods} chosen={method} onChoose={setMethod} />
      {(payment.error ?? answer.error) && (
        <Notice tone="bad">{(payment.error ?? answer.error)?.message}</Notice>
      )}
      {wasRejected && (
        <Notice tone="bad">You didn’t confirm the payment. You haven’t been charged.</Notice>
      )}
      <Button type="submit" busy={payment.isPending || isAsking || answer.isPending}>
        Pay <Money amount={order.payment.amountDue} />
      </Button>
      <BankDialog
        open={isAsking}
        amount={order.payment.amountDue}
        onAnswer={(accept) => payment.data && answer.mutate({ intent: payment.data, accept })}
      />
    </form>
  );
}

interface MethodChoiceProps {
  methods: PaymentConfig['methods'];
  /** The id of a method. */
  chosen: string;
  onChoose: (id: string) => void;
}

function MethodChoice({ methods, chosen, onChoose }: MethodChoiceProps) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-semibold">Payment method (test mode)</legend>
      {methods.map(({ id, name, outcome }) => (
        <div
          key={id}
          className="flex min-h-11 items-center gap-3 rounded-md border border-line bg-raised px-4 has-checked:border-rim"
        >
          <input
            type="radio"
            name="method"
            id={id}
            className="size-4 accent-rim"
            checked={id === chosen}
            onChange={() => onChoose(id)}
          />
          <label
            htmlFor={id}
            className="flex grow cursor-pointer flex-wrap justify-between gap-x-4 py-2"
          >
            <span className="font-medium">{name} </span>
            <span className="text-sm text-ink-soft">{outcome}</span>
          </label>
        </div>
      ))}
    </fieldset>
  );
}

interface BankDialogProps {
  open: boolean;
  amount: string;
  onAnswer: (accept: boolean) => void;
}

/** Simulates the dialog of the customer's bank. */
function BankDialog({ open, amount, onAnswer }: BankDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={() => onAnswer(false)}
      title="Confirm your payment"
      lead={
        <p>
          Your bank asks you to confirm the payment of <Money amount={amount} /> to Pottle.
        </p>
      }
      actions={
        <>
          <Button look="secondary" onClick={() => onAnswer(false)}>
            Reject
          </Button>
          <Button onClick={() => onAnswer(true)}>Confirm payment</Button>
        </>
      }
    />
  );
}
