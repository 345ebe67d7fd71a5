import { z } from 'zod';
import { Ids, type ReasonPolicies } from '../shared/reasons.ts';

declare module '../shared/reasons.ts' {
  interface ErrorDetails extends CatalogErrorDetails {}
}

interface CatalogErrorDetails {
  IMPORT_NOT_FOUND: { ids: string[] };
  /** The call does not fit the state of the import. */
  IMPORT_STATE: { state: string };
  /** The import continues in the background: see `catalog.getImport`. */
  IMPORT_RUNNING: { id: string };
}

export const catalogReasons: ReasonPolicies<CatalogErrorDetails> = {
  IMPORT_NOT_FOUND: { code: 'NOT_FOUND', retryable: false, details: Ids },
  IMPORT_STATE: { code: 'CONFLICT', retryable: false, details: z.object({ state: z.string() }) },
  IMPORT_RUNNING: { code: 'TIMEOUT', retryable: true, details: z.object({ id: z.string() }) },
};
