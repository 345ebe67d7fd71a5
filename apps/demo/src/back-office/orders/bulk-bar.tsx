import type { OrderSummary } from '@order-store/sdk';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { statusNames } from '../../orders/order-status.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { staffSteps, stepsFrom, type StaffStep } from './staff-steps.ts';
import type { BulkRun } from './use-bulk-step.ts';
import { whyRefused } from './why-refused.ts';

interface BulkBarProps {
  /** What is ticked. */
  orders: readonly OrderSummary[];
  run: BulkRun | null;
  onStart: (step: StaffStep, orders: readonly OrderSummary[]) => void;
  onStop: () => void;
  onClose: () => void;
  onClear: () => void;
}

/** What can be done with all that is ticked, how far it is, and what came of it. */
export function BulkBar({ orders, run, ...on }: BulkBarProps) {
  if (!run && orders.length === 0) return null;
  return (
    <section
      aria-label="All that are selected"
      className="sticky bottom-4 z-20 mt-4 rounded-lg border border-line-strong bg-raised px-5 py-3.5 shadow-xl"
    >
      {!run && <Choice orders={orders} onStart={on.onStart} onClear={on.onClear} />}
      {run && run.state !== 'finished' && <Progress run={run} onStop={on.onStop} />}
      {run?.state === 'finished' && <Outcome run={run} onClose={on.onClose} />}
    </section>
  );
}

function Choice({
  orders,
  onStart,
  onClear,
}: Pick<BulkBarProps, 'orders' | 'onStart' | 'onClear'>) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <p className="font-semibold tabular-nums">{orders.length} selected</p>
      <div className="flex grow flex-wrap gap-2 max-sm:order-3 max-sm:basis-full">
        {staffSteps.map((step) => {
          const ready = orders.filter(({ status }) =>
            stepsFrom(status).some(({ to }) => to === step.to),
          );
          if (ready.length === 0) return null;
          const label = `${step.label} ${ready.length}`;
          const start = () => onStart(step, ready);
          return step.to === 'cancelled' ? (
            <ConfirmButton
              key={step.to}
              label={label}
              size="small"
              busy={false}
              question={
                ready.length === 1 ? 'Cancel this order?' : `Cancel ${ready.length} orders?`
              }
              yes={label}
              no="Keep them"
              onYes={start}
            >
              <p>Everything goes back on the shelf. A cancelled order cannot be taken up again.</p>
            </ConfirmButton>
          ) : (
            <Button key={step.to} look="secondary" size="small" onClick={start}>
              {label}
            </Button>
          );
        })}
      </div>
      <Button look="quiet" size="small" onClick={onClear} className="-mr-3.5 max-sm:ml-auto">
        Clear selection
      </Button>
    </div>
  );
}

function Progress({ run, onStop }: { run: BulkRun; onStop: () => void }) {
  const { step, total, done, failures, state } = run;
  const told = done + failures.length;
  const label = `${step.label}: ${told} of ${total}`;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <p className="font-semibold tabular-nums">{label}</p>
      <div className="min-w-40 grow">
        <ProgressBar label={label} value={told} max={total} />
      </div>
      <Button look="secondary" size="small" busy={state === 'stopping'} onClick={onStop}>
        Stop
      </Button>
    </div>
  );
}

function Outcome({ run, onClose }: { run: BulkRun; onClose: () => void }) {
  const { step, total, done, failures } = run;
  const left = total - done - failures.length;
  return (
    <div className="flex items-start gap-4">
      <div className="grow">
        <output className="block font-semibold">
          {[
            `${done} ${statusNames[step.to].toLowerCase()}`,
            failures.length > 0 && `${failures.length} failed`,
            left > 0 && `${left} left as they were`,
          ]
            .filter(Boolean)
            .join(', ')}
        </output>
        {failures.length > 0 && (
          <ul aria-label="What failed" className="mt-2 max-h-48 space-y-1 overflow-y-auto">
            {failures.map(({ order, error }) => (
              <li key={order.id} className="text-sm">
                <Link
                  to="/back-office/orders/$orderNumber"
                  params={{ orderNumber: order.orderNumber }}
                  className="font-semibold text-rim tabular-nums underline underline-offset-4"
                >
                  {order.orderNumber}
                </Link>{' '}
                {whyRefused(error)}
              </li>
            ))}
          </ul>
        )}
      </div>
      <button
        type="button"
        aria-label="Close"
        onClick={onClose}
        className="-m-2 grid size-10 shrink-0 place-items-center rounded-md text-ink-soft hover:bg-sunk hover:text-ink"
      >
        <X aria-hidden className="size-5" />
      </button>
    </div>
  );
}
