import type { OrderItem } from '@order-store/sdk';
import type { ReactNode } from 'react';

/** A column of an {@link ItemTable}. */
export interface ItemColumn<Line> {
  readonly header: string;
  readonly cell: (line: Line) => ReactNode;
}

interface ItemTableProps<Line extends { readonly item: OrderItem }> {
  lines: readonly Line[];
  /** The columns after the item's name and SKU. */
  columns: readonly ItemColumn<Line>[];
  /** Text below an item's name. */
  noteOf?: (line: Line) => string;
}

/** The items of a document. In print the header repeats on every page, and a row is never split between pages. */
export function ItemTable<Line extends { readonly item: OrderItem }>({
  lines,
  columns,
  noteOf,
}: ItemTableProps<Line>) {
  return (
    <table className="w-full text-left">
      <thead>
        <tr>
          {['Item', ...columns.map(({ header }) => header)].map((header, index) => (
            <th
              key={header}
              scope="col"
              className={`border-b-2 border-line-strong py-2 text-sm ${index === 0 ? '' : 'pl-3 text-right'}`}
            >
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.item.id} className="break-inside-avoid align-top">
            <td className="border-b border-line py-2 wrap-anywhere">
              <span className="font-semibold">{line.item.name}</span>
              <span className="block text-sm text-ink-soft">{line.item.sku}</span>
              <span className="block text-sm empty:hidden">{noteOf?.(line)}</span>
            </td>
            {columns.map(({ header, cell }) => (
              <td
                key={header}
                className="border-b border-line py-2 pl-3 text-right whitespace-nowrap tabular-nums"
              >
                {cell(line)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
