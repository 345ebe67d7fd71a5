import type { OrderSummary } from '@order-store/sdk';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { statusNames } from '../../orders/order-status.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { PrintLinks } from '../print/print-links.tsx';
import { statusActions, actionsFor, type StatusAction } from './status-actions.ts';
import type { BulkRun } from './use-bulk-action.ts';
import { rejectionReason } from './rejection-reason.ts';

interface BulkActionBarProps {
  /** The selected orders. */
  orders: readonly OrderSummary[];
  run: BulkRun | null;
  onStart: (action: StatusAction, orders: readonly OrderSummary[]) => void;
  onStop: () => void;
  onClose: () => void;
  onClear: () => void;
}

/** Actions for the selected orders, their progress and their result. */
export function BulkActionBar({ orders, run, ...on }: BulkActionBarProps) {
  if (!run && orders.length === 0) return null;
  return (
    <section
      aria-label="Bulk actions"
      className="sticky bottom-4 z-20 mt-4 rounded-lg border border-line-strong bg-raised px-5 py-3.5 shadow-xl"
    >
      {!run && <Actions orders={orders} onStart={on.onStart} onClear={on.onClear} />}
      {run && run.state !== 'finished' && <Progress run={run} onStop={on.onStop} />}
      {run?.state === 'finished' && <Result run={run} onClose={on.onClose} />}
    </section>
  );
}

function Actions({
  orders,
  onStart,
  onClear,
}: Pick<BulkActionBarProps, 'orders' | 'onStart' | 'onClear'>) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <p className="font-semibold tabular-nums">{orders.length} selected</p>
      <div className="flex grow flex-wrap gap-2 max-sm:order-3 max-sm:basis-full">
        {statusActions.map((action) => {
          const eligible = orders.filter((order) =>
            actionsFor(order).some(({ to }) => to === action.to),
          );
          const count = eligible.length;
          if (count === 0) return null;
          const label = `${action.label} ${count}`;
          const start = () => onStart(action, eligible);
          return action.to === 'cancelled' ? (
            <ConfirmButton
              key={action.to}
              label={label}
              size="small"
              busy={false}
              question={count === 1 ? 'Cancel this order?' : `Cancel ${count} orders?`}
              yes={count === 1 ? 'Cancel order' : `Cancel ${count} orders`}
              no="Go back"
              onYes={start}
            >
              <p>Items will be restocked. This can’t be undone.</p>
            </ConfirmButton>
          ) : (
            <Button key={action.to} look="secondary" size="small" onClick={start}>
              {label}
            </Button>
          );
        })}
        <PrintLinks orders={orders} />
      </div>
      <Button look="quiet" size="small" onClick={onClear} className="-mr-3.5 max-sm:ml-auto">
        Clear selection
      </Button>
    </div>
  );
}

function Progress({ run, onStop }: { run: BulkRun; onStop: () => void }) {
  const { action, total, done, failures, state } = run;
  const processed = done + failures.length;
  const label = `${action.label}: ${processed} of ${total}`;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <p className="font-semibold tabular-nums">{label}</p>
      <div className="min-w-40 grow">
        <ProgressBar label={label} value={processed} max={total} />
      </div>
      <Button look="secondary" size="small" busy={state === 'stopping'} onClick={onStop}>
        Stop
      </Button>
    </div>
  );
}

function Result({ run, onClose }: { run: BulkRun; onClose: () => void }) {
  const { action, total, done, failures } = run;
  const skipped = total - done - failures.length;
  return (
    <div className="flex items-start gap-4">
      <div className="grow">
        <output className="block font-semibold">
          {[
            `${done} ${statusNames[action.to].toLowerCase()}`,
            failures.length > 0 && `${failures.length} failed`,
            skipped > 0 && `${skipped} skipped`,
          ]
            .filter(Boolean)
            .join(', ')}
        </output>
        {failures.length > 0 && (
          <ul aria-label="Failed orders" className="mt-2 max-h-48 space-y-1 overflow-y-auto">
            {failures.map(({ order, error }) => (
              <li key={order.id} className="text-sm">
                <Link
                  to="/back-office/orders/$orderNumber"
                  params={{ orderNumber: order.orderNumber }}
                  className="font-semibold text-rim tabular-nums underline underline-offset-4"
                >
                  {order.orderNumber}
                </Link>{' '}
                {rejectionReason(error)}
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
