import type { CatalogImportFields, CatalogImportPreviewRow } from '@order-store/sdk';
import type { ReactNode } from 'react';
import type { Column } from '../../../ui/data-table/column.ts';
import { Money } from '../../../ui/money.tsx';
import { formatCount } from '../format.ts';

export type Outcome = CatalogImportPreviewRow['outcome'];

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  created: 'New',
  updated: 'Changed',
  unchanged: 'Unchanged',
  refused: 'Errors',
};

/** The line, the product, and what its row would change. */
export const previewColumns: readonly Column<CatalogImportPreviewRow>[] = [
  {
    header: 'Line',
    narrow: 'aside',
    className: '@table:w-20 tabular-nums text-ink-soft',
    cell: ({ line }) => (
      <>
        <span className="@table:hidden">Line </span>
        {formatCount(line)}
      </>
    ),
  },
  {
    header: 'Product',
    narrow: 'title',
    className: '@table:w-2/5',
    cell: ({ sku, from, to }) => (
      <>
        <span className="block font-semibold">{(from ?? to)?.name ?? sku ?? 'Unreadable row'}</span>
        {(from ?? to) && <span className="text-sm text-ink-soft">{sku}</span>}
      </>
    ),
  },
  {
    header: 'Result',
    narrow: 'aside',
    className: '@table:w-32',
    cell: ({ outcome }) => (
      <span
        className={`inline-block rounded-full whitespace-nowrap px-3 py-0.5 text-sm font-semibold ${tones[outcome]}`}
      >
        {outcome === 'refused' ? 'Error' : outcomeNames[outcome]}
      </span>
    ),
  },
  { header: 'Changes', narrow: 'foot', cell: (row) => <Changes row={row} /> },
];

const tones: Readonly<Record<Outcome, string>> = {
  created: 'bg-good-soft text-good',
  updated: 'bg-rim-soft text-rim',
  unchanged: 'bg-sunk text-ink-soft',
  refused: 'bg-bad-soft text-bad',
};

function Changes({ row: { from, to, problems } }: { row: CatalogImportPreviewRow }) {
  if (problems.length > 0) {
    return problems.map(({ column, message }) => (
      <p key={column}>
        {column !== 'row' && <code className="font-mono text-sm font-semibold">{column}</code>}{' '}
        {message}
      </p>
    ));
  }
  if (to === null) return null;
  const changed = fields.filter(({ key }) => from?.[key] !== to[key]);
  if (from !== null)
    return changed.map(({ key, name, show }) => (
      <p key={key}>
        {name} {show(from)} → <strong className="font-semibold">{show(to)}</strong>
      </p>
    ));
  return (
    <p>
      <Money amount={to.price} />, stock {formatCount(to.stock)}
      {to.archived && ', archived'}
    </p>
  );
}

interface Field {
  readonly key: keyof CatalogImportFields;
  readonly name: string;
  readonly show: (values: CatalogImportFields) => ReactNode;
}

const fields: readonly Field[] = [
  { key: 'price', name: 'Price', show: ({ price }) => <Money amount={price} /> },
  { key: 'name', name: 'Name', show: ({ name }) => name },
  { key: 'stock', name: 'Stock', show: ({ stock }) => formatCount(stock) },
  {
    key: 'archived',
    name: 'Status',
    show: ({ archived }) => (archived ? 'Archived' : 'For sale'),
  },
  {
    key: 'description',
    name: 'Description',
    show: ({ description }) =>
      description === null ? 'none' : <span title={description}>“{excerptOf(description)}”</span>,
  },
];

function excerptOf(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text;
}
