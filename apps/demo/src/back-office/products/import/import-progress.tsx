import type { ImportProgress } from '@order-store/sdk/catalog';
import { Button } from '../../../ui/button.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { formatCount } from '../format.ts';

interface ImportStatusProps {
  progress: ImportProgress;
  /** File size in bytes. */
  total: number;
  onCancel: () => void;
}

/** Progress of a running import. */
export function ImportStatus({ progress, total, onCancel }: ImportStatusProps) {
  const { phase, bytes, rows, problems } = progress;
  const status =
    phase === 'applying'
      ? `Importing ${formatCount(rows)} rows`
      : `${formatCount(rows)} rows uploaded and checked`;
  return (
    <div className="grid gap-3 rounded-lg border border-line bg-raised p-5">
      <ProgressBar label="Import" max={total} {...(phase === 'applying' ? {} : { value: bytes })} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <output className="tabular-nums">
          {status}
          {problems > 0 && `, ${formatCount(problems)} problems so far`}
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
