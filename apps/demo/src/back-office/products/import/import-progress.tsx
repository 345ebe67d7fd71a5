import type { ImportProgress } from '@order-store/sdk/catalog';
import { Button } from '../../../ui/button.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { formatCount } from '../format.ts';

interface ImportStatusProps {
  progress: ImportProgress;
  /** File size in bytes. */
  size: number;
  onCancel: () => void;
}

/** Progress of a running import. */
export function ImportStatus({ progress, size, onCancel }: ImportStatusProps) {
  const { phase, rows, problems } = progress;
  return (
    <div className="grid gap-3 rounded-lg border border-line bg-raised p-5">
      <ProgressBar label="Import" {...barOf(progress, size)} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <output className="tabular-nums">
          {statusOf(progress)}
          {problems > 0 && `, ${formatCount(problems)} rows with errors so far`}
        </output>
        <Button look="quiet" size="small" onClick={onCancel}>
          Stop
        </Button>
      </div>
      {phase !== 'uploading' && rows > 0 && (
        <p className="text-ink-soft">You can leave this page: the import continues.</p>
      )}
    </div>
  );
}

function barOf({ phase, bytes, rows, applied }: ImportProgress, size: number) {
  if (phase === 'uploading') return { max: size, value: bytes ?? 0 };
  return phase === 'applying' && rows > 0 ? { max: rows, value: applied } : { max: 1 };
}

function statusOf({ phase, rows, applied }: ImportProgress): string {
  if (phase === 'uploading') return `${formatCount(rows)} rows uploaded`;
  if (phase === 'checking') return `Checking ${formatCount(rows)} rows`;
  return `${formatCount(applied)} of ${formatCount(rows)} rows imported`;
}
