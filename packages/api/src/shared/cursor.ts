import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Database } from '@order-store/db';
import { DomainError } from './domain-error.ts';
import { openSecret } from './secret.ts';

/** The position of a row in a list: its sort key as PostgreSQL text, and its id. */
export interface Position {
  readonly key: string;
  readonly id: string;
}

/**
 * Signs and verifies cursors. The signature covers the list, its filter and its sort, so a cursor that was modified or
 * belongs to another list is rejected with INVALID_CURSOR.
 */
export interface CursorSigner {
  sign(position: Position, belongsTo: string): string;
  read(cursor: string, belongsTo: string): Position;
}

/** The signing key is stored in the database, so that all processes share it and restarts keep it. */
export async function openCursorSigner(database: Database): Promise<CursorSigner> {
  return createCursorSigner(await openSecret(database, 'cursor'));
}

export function createCursorSigner(secret: Buffer): CursorSigner {
  const signatureOf = (payload: string, belongsTo: string) =>
    createHmac('sha256', secret)
      .update(`${belongsTo.length}:${belongsTo}${payload}`)
      .digest()
      .subarray(0, signatureBytes);

  return {
    sign({ key, id }, belongsTo) {
      const payload = JSON.stringify([key, id]);
      return Buffer.concat([signatureOf(payload, belongsTo), Buffer.from(payload)]).toString(
        'base64url',
      );
    },
    read(cursor, belongsTo) {
      const bytes = Buffer.from(cursor, 'base64url');
      const payload = bytes.subarray(signatureBytes).toString();
      const sound =
        bytes.length > signatureBytes &&
        bytes.toString('base64url') === cursor &&
        timingSafeEqual(bytes.subarray(0, signatureBytes), signatureOf(payload, belongsTo));
      if (!sound) throw invalidCursor();
      const [key, id]: [string, string] = JSON.parse(payload);
      return { key, id };
    },
  };
}

const signatureBytes = 16;

function invalidCursor(): DomainError {
  return new DomainError(
    'INVALID_CURSOR',
    'The cursor does not belong to this list, filter and sort: start again without a cursor',
    {},
  );
}
