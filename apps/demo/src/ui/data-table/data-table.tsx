/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   a table that is laid out as something else is no table to some screen readers, unless it says so */
import type { Column } from './column.ts';
import { Tick } from './tick.tsx';
import type { Selection } from './use-selection.ts';

interface DataTableProps<Row> {
  /** What the rows are: "Orders". */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** With it, each row has a box to tick. */
  selection?: Selection;
  /** What a row is called beside its box. */
  nameOf?: (row: Row) => string;
}

/**
 * Rows under a header that stays in sight. Where the table has little room, each row is a card.
 */
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
        <thead role="rowgroup" className="@max-2xl:block">
          <tr role="row" className="@max-2xl:flex">
            {selection && (
              <th role="columnheader" scope="col" className={`${head} w-0 ${headTick}`}>
                <TickAll keys={rows.map(keyOf)} selection={selection} />
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
        <tbody role="rowgroup" className="@max-2xl:grid @max-2xl:gap-3">
          {rows.map((row) => {
            const key = keyOf(row);
            const ticked = selection?.keys.has(key) ?? false;
            return (
              <tr
                key={key}
                role="row"
                className={`group ${card} ${ticked ? 'bg-rim-soft/45' : 'bg-raised'} ${selection ? '@max-2xl:pl-11' : ''}`}
              >
                {selection && (
                  <td
                    role="cell"
                    className={`${cell} w-0 pl-4 @max-2xl:absolute @max-2xl:top-3.5 @max-2xl:left-4 @max-2xl:p-0`}
                  >
                    <Tick
                      label={`Select ${nameOf(row)}`}
                      checked={ticked}
                      onChange={(on) => selection.toggle(key, on)}
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

function TickAll({ keys, selection }: { keys: readonly string[]; selection: Selection }) {
  const count = keys.filter((key) => selection.keys.has(key)).length;
  return (
    <span className="flex items-center gap-3">
      <Tick
        label="Select all that are shown"
        checked={count > 0 && count === keys.length}
        partly={count > 0 && count < keys.length}
        onChange={(on) => selection.set(on ? keys : [])}
      />
      <span aria-hidden className="whitespace-nowrap @2xl:hidden">
        Select all
      </span>
    </span>
  );
}

/** Under the page's own header, which is 4 rem and its rim. */
const head =
  'sticky top-[calc(4rem+3px)] z-10 border-y border-line bg-sunk px-3 py-2.5 text-sm font-medium text-ink-soft @2xl:first:rounded-tl-lg @2xl:first:border-l @2xl:first:pl-5 @2xl:last:rounded-tr-lg @2xl:last:border-r @2xl:last:pr-5';

/** On a narrow screen only the box to tick is left of the header. */
const headTick =
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
