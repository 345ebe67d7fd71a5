import type { ReactNode } from 'react';

interface FiguresTableProps {
  /** What opens it: "Revenue by day as a table". */
  label: string;
  /** The first names the rows. */
  headers: readonly string[];
  rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** The figures of a chart for those who can't see it, or want them exactly. Closed until it is wanted. */
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
              <th key={header} scope="col" className={`py-2 font-medium ${end(index)}`}>
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

function end(index: number): string {
  return index === 0 ? '' : 'text-right';
}
