/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   with `display: block` some screen readers no longer announce a table unless it has explicit roles */
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

/** A table with a sticky header. In a narrow container each row is shown as a card. */
export function DataTable<Row>({
  label,
  columns,
  rows,
  keyOf,
  selection,
  nameOf = keyOf,
}: DataTableProps<Row>) {
  return (
    <div className="@container">
      <table
        role="table"
        aria-label={label}
        className="w-full border-separate border-spacing-0 text-left @max-2xl:block"
      >
        <HeaderRow columns={columns} keys={rows.map(keyOf)} selection={selection} />
        <tbody role="rowgroup" className="@max-2xl:grid @max-2xl:gap-3">
          {rows.map((row) => {
            const key = keyOf(row);
            const selected = selection?.keys.has(key) ?? false;
            return (
              <tr
                key={key}
                role="row"
                className={`group ${card} ${selected ? 'bg-rim-soft/45' : 'bg-raised'} ${selection ? '@max-2xl:pl-11' : ''}`}
              >
                {selection && (
                  <td
                    role="cell"
                    className={`${cell} w-0 pl-4 @max-2xl:absolute @max-2xl:top-3.5 @max-2xl:left-4 @max-2xl:p-0`}
                  >
                    <Checkbox
                      label={`Select ${nameOf(row)}`}
                      checked={selected}
                      onChange={(checked) => selection.toggle(key, checked)}
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

interface HeaderRowProps<Row> {
  columns: readonly Column<Row>[];
  /** The keys of all rows. */
  keys: readonly string[];
  selection: Selection | undefined;
}

function HeaderRow<Row>({ columns, keys, selection }: HeaderRowProps<Row>) {
  return (
    <thead role="rowgroup" className="@max-2xl:block">
      <tr role="row" className="@max-2xl:flex">
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
  const { header, narrow = 'line', align, className = '' } = column;
  return (
    <td
      role="cell"
      className={`${cell} ${align === 'end' ? 'text-right' : ''} ${className} ${places[narrow]}`}
    >
      {narrow === 'line' && (
        <span aria-hidden className="text-sm text-ink-soft @2xl:hidden">
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
      <span aria-hidden className="whitespace-nowrap @2xl:hidden">
        Select all
      </span>
    </span>
  );
}

/** Below the page's sticky header (4rem and a border of 3px). */
const head =
  'sticky top-[calc(4rem+3px)] z-10 border-y border-line bg-sunk px-3 py-2.5 text-sm font-medium text-ink-soft @2xl:first:rounded-tl-lg @2xl:first:border-l @2xl:first:pl-5 @2xl:last:rounded-tr-lg @2xl:last:border-r @2xl:last:pr-5';

/** On narrow screens only the "select all" checkbox of the header is visible. */
const headCheckbox =
  '@max-2xl:static @max-2xl:mb-3 @max-2xl:w-full @max-2xl:rounded-md @max-2xl:border-x @max-2xl:pl-4';
const headRest = '@max-2xl:sr-only';

const cell =
  'border-line px-3 py-2 wrap-anywhere @2xl:h-15 @2xl:border-b @2xl:first:border-l @2xl:first:pl-5 @2xl:last:border-r @2xl:last:pr-5 @2xl:group-last:first:rounded-bl-lg @2xl:group-last:last:rounded-br-lg';

const card =
  '@max-2xl:relative @max-2xl:flex @max-2xl:flex-wrap @max-2xl:items-center @max-2xl:gap-x-4 @max-2xl:gap-y-1.5 @max-2xl:rounded-lg @max-2xl:border @max-2xl:border-line @max-2xl:p-4';

const places = {
  title: '@max-2xl:order-1 @max-2xl:grow @max-2xl:basis-1/2 @max-2xl:p-0',
  aside: '@max-2xl:order-2 @max-2xl:p-0',
  line: '@max-2xl:order-3 @max-2xl:flex @max-2xl:basis-full @max-2xl:items-baseline @max-2xl:justify-between @max-2xl:gap-4 @max-2xl:p-0 @max-2xl:text-right',
  foot: '@max-2xl:order-4 @max-2xl:basis-full @max-2xl:p-0 @max-2xl:pt-2 @max-2xl:empty:hidden',
} as const;
