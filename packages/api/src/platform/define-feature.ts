import type { z } from 'zod';
import { nameSchemas } from '../shared/named-schemas.ts';
import { defineReasons, type ReasonPolicy } from '../shared/reasons.ts';
import { defineAccess, type AccessRows } from './identity/access.ts';

/** What a feature declares besides its router and services. */
interface Feature {
  readonly access: AccessRows;
  readonly reasons?: Readonly<Record<string, ReasonPolicy>>;
  /** The schemas of its views, by their names in the SDK and in the OpenAPI document. */
  readonly schemas?: Readonly<Record<string, z.ZodType>>;
}

/** Registers what a feature declares. Its `index.ts` calls this, so a line in `app/features.ts` adds the feature. */
export function defineFeature({ access, reasons = {}, schemas = {} }: Feature): void {
  defineAccess(access);
  defineReasons(reasons);
  nameSchemas(schemas);
}
