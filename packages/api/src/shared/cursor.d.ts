import type { Database } from '@order-store/db';
/** Where a list goes on: the sort key of the last row as PostgreSQL has it, and its id. */
export interface Position {
  readonly key: string;
  readonly id: string;
}
/**
 * Makes cursors and reads them again. A cursor is signed together with what it belongs to (the list, its
 * filter and its sort), so one that was edited, cut, made up or taken from elsewhere gives INVALID_CURSOR.
 */
export interface CursorSigner {
  sign(position: Position, belongsTo: string): string;
  read(cursor: string, belongsTo: string): Position;
}
/** The signing key is in the database, so that all processes and all starts share it. */
export declare function openCursorSigner({ pool }: Database): Promise<CursorSigner>;
export declare function createCursorSigner(secret: Buffer): CursorSigner;
