import type { ReasonPolicies } from '../shared/reasons.ts';

declare module '../shared/reasons.ts' {
  interface ErrorDetails extends CatalogErrorDetails {}
}

export interface CatalogErrorDetails {
  IMPORT_NOT_FOUND: { ids: string[] };
  /** The call does not fit the state of the import. */
  IMPORT_STATE: { state: string };
  /** The import continues in the background: see `catalog.getImport`. */
  IMPORT_RUNNING: { id: string };
}

export const catalogReasons: ReasonPolicies<CatalogErrorDetails> = {
  IMPORT_NOT_FOUND: { code: 'NOT_FOUND', retryable: false },
  IMPORT_STATE: { code: 'CONFLICT', retryable: false },
  IMPORT_RUNNING: { code: 'TIMEOUT', retryable: true },
};
