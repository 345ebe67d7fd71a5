import type { CatalogImportJob, CatalogImportState, CatalogProblem } from '@order-store/sdk';
import type { Column } from '../../../ui/data-table/column.ts';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { formatCount, formatRows } from '../format.ts';

/** The result of an import: row counts, and problems by line and column. */
export function ImportResult({ result }: { result: CatalogImportJob }) {
  const { applied, created, updated, unchanged, refused: skipped, problems } = result;
  return (
    <section aria-label="Import result" className="grid gap-5">
      <Outcome {...result} />
      {applied && (
        <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          <Count label="New" count={created} />
          <Count label="Updated" count={updated} />
          <Count label="Unchanged" count={unchanged} />
          <Count label="Skipped" count={skipped} />
        </dl>
      )}
      {problems.length > 0 && (
        <div>
          <h2 className="mb-3 text-xl">Problems</h2>
          <DataTable label="Problems" columns={columns} rows={problems} keyOf={keyOf} />
          {problems.length < skipped && (
            <p className="mt-3 text-ink-soft">
              Showing the first {formatCount(problems.length)} problems of {formatCount(skipped)}{' '}
              rows.
            </p>
          )}
        </div>
      )}
    </section>
  );
}

function Outcome({ state, applied, refused: skipped }: CatalogImportJob) {
  const [tone, text] = outcomeOf(state, applied, skipped);
  return (
    <Notice tone={tone}>
      <p className="font-semibold">{text}</p>
    </Notice>
  );
}

function outcomeOf(state: CatalogImportState, applied: boolean, skipped: number) {
  const kept = applied ? 'The rows below were imported before.' : 'Nothing was changed.';
  if (state === 'cancelled') return ['warn', `Import stopped. ${kept}`] as const;
  if (state === 'failed') return ['bad', `The import failed. ${kept}`] as const;
  if (!applied) {
    const advice = 'Fix the file and choose it again, or skip these rows.';
    return ['bad', `${formatRows(skipped)} with errors. Nothing was imported. ${advice}`] as const;
  }
  if (skipped === 0) return ['good', 'Import complete.'] as const;
  return ['warn', `Import complete. ${formatRows(skipped)} skipped.`] as const;
}

function Count({ label, count }: { label: string; count: number }) {
  return (
    <div className="rounded-lg border border-line bg-raised px-5 py-4">
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="font-display text-2xl font-semibold tabular-nums">{formatCount(count)}</dd>
    </div>
  );
}

const columns: readonly Column<CatalogProblem>[] = [
  {
    header: 'Line',
    narrow: 'title',
    className: '@table:w-24 font-semibold tabular-nums',
    cell: ({ line }) => (
      <>
        <span className="@table:hidden">Line </span>
        {formatCount(line)}
      </>
    ),
  },
  {
    header: 'Column',
    narrow: 'aside',
    className: '@table:w-40',
    cell: ({ column }) =>
      column === 'row' ? 'Entire row' : <code className="font-mono text-sm">{column}</code>,
  },
  { header: 'Problem', narrow: 'foot', cell: ({ message }) => message },
];

function keyOf({ line, column }: CatalogProblem): string {
  return `${line} ${column}`;
}
