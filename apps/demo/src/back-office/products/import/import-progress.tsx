import type { ImportProgress } from '@order-store/sdk';
import { Button } from '../../../ui/button.tsx';
import { pieces } from '../stock/stock-level.tsx';

interface ProgressOfImportProps {
  progress: ImportProgress;
  /** Of the file, in bytes. */
  total: number;
  onCancel: () => void;
}

/** How far a file is on its way. */
export function ProgressOfImport({ progress, total, onCancel }: ProgressOfImportProps) {
  const { phase, bytes, rows, problems } = progress;
  const said =
    phase === 'applying'
      ? `Applying ${pieces.format(rows)} rows`
      : `${pieces.format(rows)} rows sent and checked`;
  return (
    <div className="grid gap-3 rounded-lg border border-line bg-raised p-5">
      <progress
        aria-label="Import"
        max={total}
        // Without a value it moves on its own: nobody knows how long the last step takes.
        {...(phase === 'applying' ? {} : { value: bytes })}
        className="h-2.5 w-full appearance-none overflow-hidden rounded-full bg-sunk [&::-moz-progress-bar]:bg-rim [&::-webkit-progress-bar]:bg-sunk [&::-webkit-progress-value]:bg-rim [&:indeterminate]:animate-pulse [&:indeterminate]:bg-rim"
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <output className="tabular-nums">
          {said}
          {problems > 0 && `, ${pieces.format(problems)} problems so far`}
        </output>
        {phase === 'sending' && (
          <Button look="quiet" size="small" onClick={onCancel}>
            Stop
          </Button>
        )}
      </div>
    </div>
  );
}
