import { defineReasons, type ReasonPolicy } from '../shared/reasons.ts';
import { defineAccess, type AccessRows } from './identity/access.ts';

/** What a feature declares besides its router and services. */
export interface Feature {
  readonly access: AccessRows;
  readonly reasons?: Readonly<Record<string, ReasonPolicy>>;
}

/** Registers what a feature declares. Its `index.ts` calls this, so a line in `app/features.ts` adds the feature. */
export function defineFeature({ access, reasons = {} }: Feature): void {
  defineAccess(access);
  defineReasons(reasons);
}
