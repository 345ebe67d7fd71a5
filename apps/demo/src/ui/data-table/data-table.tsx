/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   with `display: block` some screen readers no longer announce a table unless it has explicit roles */
/* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions,
   jsx-a11y/interactive-supports-focus -- a click on a row only follows the row's link, which has the focus */
import type { MouseEvent } from 'react';
import type { Column } from './column.ts';
import { Checkbox } from './checkbox.tsx';
import type { Selection } from './use-selection.ts';

interface DataTableProps<Row> {
  /** Accessible name, for example "Orders". */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Adds a checkbox to each row. */
  selection?: Selection;
  /** The row's name in the label of its checkbox. */
  nameOf?: (row: Row) => string;
}

/** A table with a sticky header. In a container narrower than the page of a 900 px window each row is shown as a card. */
export function DataTable<Row>({
  label,
  columns,
  rows,
  keyOf,
  selection,
  nameOf = keyOf,
}: DataTableProps<Row>) {
  const keys = rows.map(keyOf);
  const opensRow = columns.some((column) => column.opensRow);
  return (
    <div className="@container">
      <table
        role="table"
        aria-label={label}
        className="w-full border-separate border-spacing-0 text-left @max-table:block"
      >
        <HeaderRow columns={columns} keys={keys} selection={selection} />
        <tbody role="rowgroup" className="@max-table:grid @max-table:gap-3">
          {rows.map((row) => {
            const key = keyOf(row);
            const selected = selection?.keys.has(key) ?? false;
            return (
              <tr
                key={key}
                role="row"
                onClick={opensRow ? openRow : undefined}
                className={`group ${card} ${selected ? 'bg-rim-soft/45' : 'bg-raised'} ${selection ? '@max-table:pl-11' : ''} ${opensRow ? 'cursor-pointer hover:bg-sunk' : ''}`}
              >
                {selection && (
                  <td
                    role="cell"
                    className={`${cell} w-0 pl-4 @max-table:absolute @max-table:top-3.5 @max-table:left-4 @max-table:p-0`}
                  >
                    <Checkbox
                      label={`Select ${nameOf(row)}`}
                      checked={selected}
                      onChange={(checked, withShift) => {
                        // Browsers select the text between two clicks with Shift.
                        if (withShift) getSelection()?.removeAllRanges();
                        selection.toggle(key, checked, withShift ? keys : undefined);
                      }}
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <Cell key={column.header} column={column} row={row} />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Follows the link of the row, with the same keys pressed, unless the click has another purpose. */
function openRow(event: MouseEvent<HTMLTableRowElement>): void {
  const { target, currentTarget, ctrlKey, metaKey, shiftKey } = event;
  // React also bubbles clicks from dialogs that a cell has opened.
  if (!(target instanceof Element) || !currentTarget.contains(target)) return;
  if (target.closest('a, button, input, label, select')) return;
  // Text was selected.
  if (getSelection()?.isCollapsed === false) return;
  currentTarget.querySelector('[data-opens-row] a')?.dispatchEvent(
    new globalThis.MouseEvent('click', {
      bubbles: true,
      cancelable: true,
      ctrlKey,
      metaKey,
      shiftKey,
    }),
  );
}

interface HeaderRowProps<Row> {
  columns: readonly Column<Row>[];
  /** The keys of all rows. */
  keys: readonly string[];
  selection: Selection | undefined;
}

function HeaderRow<Row>({ columns, keys, selection }: HeaderRowProps<Row>) {
  return (
    <thead role="rowgroup" className="@max-table:block">
      <tr role="row" className="@max-table:flex">
        {selection && (
          <th role="columnheader" scope="col" className={`${head} w-0 ${headCheckbox}`}>
            <SelectAll keys={keys} selection={selection} />
          </th>
        )}
        {columns.map(({ header, align, headerHidden, className = '' }) => (
          <th
            key={header}
            role="columnheader"
            scope="col"
            className={`${head} ${align === 'end' ? 'text-right' : ''} ${className} ${headRest}`}
          >
            {headerHidden ? <span className="sr-only">{header}</span> : header}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { header, narrow = 'line', align, opensRow, className = '' } = column;
  return (
    <td
      role="cell"
      data-opens-row={opensRow}
      className={`${cell} ${align === 'end' ? 'text-right' : ''} ${className} ${places[narrow]}`}
    >
      {narrow === 'line' && (
        <span aria-hidden className="shrink-0 text-sm text-ink-soft @table:hidden">
          {header}
        </span>
      )}
      {column.cell(row)}
    </td>
  );
}

function SelectAll({ keys, selection }: { keys: readonly string[]; selection: Selection }) {
  const count = keys.filter((key) => selection.keys.has(key)).length;
  return (
    <span className="flex items-center gap-3">
      <Checkbox
        label="Select all"
        checked={count > 0 && count === keys.length}
        indeterminate={count > 0 && count < keys.length}
        onChange={(checked) => selection.set(checked ? keys : [])}
      />
      <span aria-hidden className="whitespace-nowrap @table:hidden">
        Select all
      </span>
    </span>
  );
}

/** Below the page's sticky header (4rem and a border of 3px). */
const head =
  'sticky top-[calc(4rem+3px)] z-10 border-y border-line bg-sunk px-3 py-2.5 text-sm font-medium text-ink-soft @table:first:rounded-tl-lg @table:first:border-l @table:first:pl-5 @table:last:rounded-tr-lg @table:last:border-r @table:last:pr-5';

/** On narrow screens only the "select all" checkbox of the header is visible. */
const headCheckbox =
  '@max-table:static @max-table:mb-3 @max-table:w-full @max-table:rounded-md @max-table:border-x @max-table:pl-4';
const headRest = '@max-table:sr-only';

const cell =
  'border-line px-3 py-2 wrap-anywhere @table:h-15 @table:border-b @table:first:border-l @table:first:pl-5 @table:last:border-r @table:last:pr-5 @table:group-last:first:rounded-bl-lg @table:group-last:last:rounded-br-lg';

const card =
  '@max-table:relative @max-table:flex @max-table:flex-wrap @max-table:items-center @max-table:gap-x-4 @max-table:gap-y-1.5 @max-table:rounded-lg @max-table:border @max-table:border-line @max-table:p-4';

const places = {
  title: '@max-table:order-1 @max-table:grow @max-table:basis-1/2 @max-table:p-0',
  aside: '@max-table:order-2 @max-table:p-0',
  line: '@max-table:order-3 @max-table:flex @max-table:basis-full @max-table:items-baseline @max-table:justify-between @max-table:gap-4 @max-table:p-0 @max-table:text-right',
  foot: '@max-table:order-4 @max-table:basis-full @max-table:p-0 @max-table:pt-2 @max-table:empty:hidden',
} as const;
