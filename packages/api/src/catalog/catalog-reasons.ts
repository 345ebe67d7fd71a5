import type { ReasonPolicies } from '../shared/reasons.ts';

declare module '../shared/reasons.ts' {
  interface ErrorDetails extends CatalogErrorDetails {}
}

export interface CatalogErrorDetails {
  IMPORT_NOT_FOUND: { ids: string[] };
}

export const catalogReasons: ReasonPolicies<CatalogErrorDetails> = {
  IMPORT_NOT_FOUND: { code: 'NOT_FOUND', retryable: false },
};
