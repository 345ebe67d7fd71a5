import type { CatalogImportPreview } from '@order-store/sdk';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { queries } from '../../../store/store.ts';
import { Button } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { formatCount, formatProducts, formatRows } from '../format.ts';
import { ImportError } from './import-error.tsx';
import { outcomeNames, previewColumns, type Outcome } from './preview-columns.tsx';

interface ImportPreviewProps {
  /** The upload's id. */
  id: string;
  busy: boolean;
  onImport: (mode: 'all-or-nothing' | 'row-by-row') => void;
  onCancel: () => void;
}

/** What an uploaded file would change: counts, the first rows of each kind, and the decision. */
export function ImportPreview({ id, busy, onImport, onCancel }: ImportPreviewProps) {
  const [outcome, setOutcome] = useState<Outcome>();
  const { data, error, isPlaceholderData } = useQuery({
    ...queries.catalog.previewImport.queryOptions({ id, outcome, limit: shownRows }),
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  if (error && !data) {
    return (
      <div className="grid justify-items-start gap-4">
        <ImportError error={error} />
        <Button look="secondary" onClick={onCancel}>
          Choose another file
        </Button>
      </div>
    );
  }
  if (!data) return <Skeleton label="Comparing with your products" className="h-60" />;

  const counted = outcome === undefined ? rowsIn(data) : data[outcome];
  return (
    <section aria-label="Preview" className="grid gap-5">
      <Decision preview={data} busy={busy} onImport={onImport} onCancel={onCancel} />
      <div>
        <Tabs preview={data} chosen={outcome} onChoose={setOutcome} />
        <div aria-busy={isPlaceholderData}>
          <DataTable
            label="Preview"
            columns={previewColumns}
            rows={data.items}
            keyOf={({ line }) => String(line)}
          />
        </div>
        {data.items.length < counted && (
          <p className="mt-3 text-ink-soft">
            Showing the first {formatCount(data.items.length)} of {formatRows(counted)}.
          </p>
        )}
      </div>
    </section>
  );
}

const shownRows = 50;

function rowsIn({ created, updated, unchanged, refused: rejected }: CatalogImportPreview): number {
  return created + updated + unchanged + rejected;
}

interface DecisionProps extends Omit<ImportPreviewProps, 'id'> {
  preview: CatalogImportPreview;
}

function Decision({ preview, busy, onImport, onCancel }: DecisionProps) {
  const { created, updated, refused: rejected } = preview;
  const changes = created + updated;
  return (
    <div className="grid gap-4">
      <p className="text-lg font-semibold">
        {changes === 0 ? 'Nothing will change.' : summaryOf(created, updated)}
      </p>
      {rejected > 0 && (
        <Notice tone="bad">
          <p>
            {formatRows(rejected)} with errors.{' '}
            {changes > 0
              ? 'Fix the file and choose it again, or skip these rows.'
              : 'Fix the file and choose it again.'}
          </p>
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        {changes > 0 && (
          <Button
            busy={busy}
            onClick={() => onImport(rejected > 0 ? 'row-by-row' : 'all-or-nothing')}
          >
            {rejected > 0 ? `Import and skip ${formatRows(rejected)}` : 'Import'}
          </Button>
        )}
        <Button look="secondary" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

function summaryOf(created: number, updated: number): string {
  const parts = [
    created > 0 && `${formatProducts(created)} will be created`,
    updated > 0 && `${formatProducts(updated)} will change`,
  ].filter((part) => part !== false);
  return `${parts.join(', and ')}.`;
}

interface TabsProps {
  preview: CatalogImportPreview;
  chosen: Outcome | undefined;
  onChoose: (outcome: Outcome | undefined) => void;
}

function Tabs({ preview, chosen, onChoose }: TabsProps) {
  const outcomes = ['created', 'updated', 'unchanged', 'refused'] as const;
  return (
    <fieldset className="mb-4 flex flex-wrap gap-2">
      <legend className="sr-only">Rows</legend>
      <Tab
        pressed={chosen === undefined}
        count={rowsIn(preview)}
        onClick={() => onChoose(undefined)}
      >
        All
      </Tab>
      {outcomes.map((outcome) => (
        <Tab
          key={outcome}
          pressed={chosen === outcome}
          count={preview[outcome]}
          onClick={() => onChoose(outcome)}
        >
          {outcomeNames[outcome]}
        </Tab>
      ))}
    </fieldset>
  );
}

interface TabProps {
  pressed: boolean;
  count: number;
  onClick: () => void;
  children: ReactNode;
}

function Tab({ pressed, count, onClick, children }: TabProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className="flex items-baseline gap-2 rounded-full border border-line px-4 py-1.5 font-medium text-ink-soft transition-colors hover:border-rim hover:text-rim aria-pressed:border-rim aria-pressed:bg-rim aria-pressed:text-on-rim"
    >
      {children} <span className="text-sm tabular-nums">{formatCount(count)}</span>
    </button>
  );
}
