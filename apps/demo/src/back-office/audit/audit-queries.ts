import type { SecurityEventKind } from '@order-store/sdk';
import { keepPreviousData } from '@tanstack/react-query';
import { queries } from '../../store/store.ts';

/** The filter of the audit trail, kept in the URL. */
export interface AuditSearch {
  kind?: SecurityEventKind;
  /** The id of the affected account. */
  user?: string;
}

/** Security events, newest first. Keeps the previous results while a new filter loads. */
export function auditQuery({ kind, user }: AuditSearch) {
  return {
    ...queries.audit.list.infiniteQueryOptions({ limit: 50, kind, userId: user }),
    placeholderData: keepPreviousData,
  };
}
