import type { ReactNode } from 'react';

interface FiguresTableProps {
  /** For example "Revenue by day as a table". */
  label: string;
  /** The first is the header of the row names. */
  headers: readonly string[];
  rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** The figures of a chart as a collapsible table. */
export function FiguresTable({ label, headers, rows }: FiguresTableProps) {
  return (
    <details className="mt-4 border-t border-line pt-3">
      <summary className="w-fit cursor-pointer rounded-sm font-medium text-rim underline-offset-4 hover:underline">
        {label}
      </summary>
      <table aria-label={label} className="mt-3 w-full text-left tabular-nums">
        <thead className="text-sm text-ink-soft">
          <tr>
            {headers.map((header, index) => (
              <th key={header} scope="col" className={`py-2 font-medium ${alignment(index)}`}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(({ key, cells: [name, ...figures] }) => (
            <tr key={key}>
              <th scope="row" className="py-1.5 font-normal">
                {name}
              </th>
              {figures.map((figure, index) => (
                <td key={headers[index + 1]} className="py-1.5 text-right">
                  {figure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function alignment(index: number): string {
  return index === 0 ? '' : 'text-right';
}
