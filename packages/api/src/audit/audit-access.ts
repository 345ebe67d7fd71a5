import { access, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `audit`. */
export const auditAccess = {
  'audit.list': access.staff,
} satisfies AccessRows;
