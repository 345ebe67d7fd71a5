import type { ImportProgress } from '@order-store/sdk/catalog';
import { Button } from '../../../ui/button.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
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
      <ProgressBar label="Import" max={total} {...(phase === 'applying' ? {} : { value: bytes })} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <output className="tabular-nums">
          {said}
          {problems > 0 && `, ${pieces.format(problems)} problems so far`}
        </output>
        {phase === 'uploading' && (
          <Button look="quiet" size="small" onClick={onCancel}>
            Stop
          </Button>
        )}
      </div>
    </div>
  );
}
