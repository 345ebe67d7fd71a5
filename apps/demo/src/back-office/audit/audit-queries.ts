import type { SecurityEventKind } from '@order-store/sdk';
import { keepPreviousData } from '@tanstack/react-query';
import { queries } from '../../store/store.ts';

/** Which events to show, as the address bar has it. */
export interface AuditSearch {
  kind?: SecurityEventKind;
  /** The id of whom they are about. */
  user?: string;
}

/** What happened to accounts, newest first, endlessly. While others are fetched, the last ones stay. */
export function auditQuery({ kind, user }: AuditSearch) {
  return {
    ...queries.audit.list.infiniteQueryOptions({ limit: 50, kind, userId: user }),
    placeholderData: keepPreviousData,
  };
}
