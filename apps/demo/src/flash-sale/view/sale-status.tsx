import { CircleCheck, CircleX } from 'lucide-react';
import type { SalePhase, SaleState } from '../use-sale.ts';
import { formatCount, formatSeconds } from './format.ts';

/** Where the sale is, in one line that keeps its place. */
export function SaleStatus({ sale }: { sale: SaleState }) {
  const { phase, step, progress } = sale;
  const share = step && step.of > 0 ? step.done / step.of : null;
  return (
    <div className={`rounded-lg px-4 py-3 sm:px-6 sm:py-4 ${toneOf(sale)}`}>
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <output className="flex items-center gap-2.5 text-lg font-semibold">
          {phase === 'over' && sale.verdict && <Mark holds={sale.verdict.holds} />}
          {sentenceOf(sale)}
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

/** Right or wrong, in more than a colour. */
export function Mark({ holds }: { holds: boolean }) {
  return holds ? (
    <CircleCheck aria-label="Right:" className="size-6 shrink-0 text-good" />
  ) : (
    <CircleX aria-label="Wrong:" className="size-6 shrink-0 text-bad" />
  );
}

function sentenceOf({ phase, verdict, isStopping }: SaleState): string {
  if (phase === 'over' && !verdict?.holds) return 'This does not add up.';
  if (phase === 'over' && verdict?.figures.left !== 0) return 'Every piece is accounted for.';
  if (phase === 'open' && isStopping) return 'The doors close behind the last ones.';
  return sentences[phase];
}

const sentences: Readonly<Record<SalePhase, string>> = {
  ready: 'The doors are closed.',
  gathering: 'The buyers gather in front of the shop.',
  open: 'The doors are open.',
  proving: 'The store is asked what became of each try.',
  over: 'Sold exactly what was there.',
  failed: 'The sale broke off.',
};

function toneOf({ phase, verdict }: SaleState): string {
  if (phase === 'failed') return 'bg-bad-soft text-bad';
  if (phase === 'over') return verdict?.holds ? 'bg-good-soft text-good' : 'bg-bad-soft text-bad';
  return phase === 'ready' ? 'bg-sunk text-ink-soft' : 'bg-rim-soft text-rim';
}
