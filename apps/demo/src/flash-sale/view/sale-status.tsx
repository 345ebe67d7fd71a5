import { CircleCheck, CircleX } from 'lucide-react';
import type { SalePhase, SaleState } from '../use-sale.ts';
import { formatCount, formatSeconds } from './format.ts';

/** The status and progress of the sale. */
export function SaleStatus({ sale }: { sale: SaleState }) {
  const { phase, step, progress } = sale;
  const share = step && step.of > 0 ? step.done / step.of : null;
  return (
    <div className={`rounded-lg px-4 py-3 sm:px-6 sm:py-4 ${toneFor(sale)}`}>
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <output className="flex items-center gap-2.5 text-lg font-semibold">
          {phase === 'finished' && sale.verification && (
            <ResultIcon passed={sale.verification.passed} />
          )}
          {statusText(sale)}
        </output>
        <p className="text-sm tabular-nums">
          {step ? `${formatCount(step.done)} of ${formatCount(step.of)}` : null}
          {!step && progress ? formatSeconds(progress.elapsedMs) : null}
        </p>
      </div>
      <div aria-hidden className="mt-2 h-1 overflow-hidden rounded-full bg-current/15">
        {share !== null && (
          <div className="h-full rounded-full bg-current" style={{ width: `${share * 100}%` }} />
        )}
      </div>
    </div>
  );
}

export function ResultIcon({ passed }: { passed: boolean }) {
  return passed ? (
    <CircleCheck aria-label="Passed:" className="size-6 shrink-0 text-good" />
  ) : (
    <CircleX aria-label="Failed:" className="size-6 shrink-0 text-bad" />
  );
}

function statusText({ phase, verification, isStopping }: SaleState): string {
  if (phase === 'finished' && !verification?.passed) return 'Verification failed';
  if (phase === 'running' && isStopping) return 'Stopping sale…';
  return statusTexts[phase];
}

const statusTexts: Readonly<Record<SalePhase, string>> = {
  ready: 'Ready to start',
  preparing: 'Preparing buyers…',
  running: 'Sale in progress',
  verifying: 'Verifying orders…',
  finished: 'Verification passed',
  failed: 'Sale failed',
};

function toneFor({ phase, verification }: SaleState): string {
  if (phase === 'failed') return 'bg-bad-soft text-bad';
  if (phase === 'finished')
    return verification?.passed ? 'bg-good-soft text-good' : 'bg-bad-soft text-bad';
  return phase === 'ready' ? 'bg-sunk text-ink-soft' : 'bg-rim-soft text-rim';
}
