import type { ReactNode } from 'react';

/** A column of a table. */
export interface Column<Row> {
  /** Above the column; on a narrow screen before each value. */
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'start' | 'end';
  /**
   * On a narrow screen, where a row is a card: `title` is its head, `aside` stands at the head's end, `foot`
   * at the card's, all three without their header; anything else is a line of the card.
   */
  readonly narrow?: 'title' | 'aside' | 'foot' | 'line';
  /** The header is for those who can't see what is in the column, such as buttons. */
  readonly headerHidden?: boolean;
  /** For the cells; a width, say. */
  readonly className?: string;
}
