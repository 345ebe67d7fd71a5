import type { ReactNode } from 'react';

/** A column of a `DataTable`. */
export interface Column<Row> {
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'start' | 'end';
  /**
   * Place in the card that represents a row on narrow screens: `title` and `aside` form its header, `foot` its
   * footer, and `line` (the default) is a labeled line.
   */
  readonly narrow?: 'title' | 'aside' | 'foot' | 'line';
  /** A click anywhere on a row follows the link in this cell. */
  readonly opensRow?: boolean;
  /** Show the header to screen readers only. */
  readonly headerHidden?: boolean;
  readonly className?: string;
}
