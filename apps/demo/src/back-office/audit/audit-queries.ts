import { keepPreviousData } from '@tanstack/react-query';
import { queries } from '../../store/store.ts';
import { instantsOf, type DayRange } from '../layout/day-range.ts';
import { isEventKind } from './event-kinds.ts';

/** The filter of the audit trail, kept in the URL. */
export interface AuditSearch extends DayRange {
  /** A kind of event; others are ignored. Not checked by the route, so that the shop does not load the kinds. */
  kind?: string | undefined;
  /** The id of the affected account. */
  user?: string | undefined;
}

/** Security events, newest first. Keeps the previous results while a new filter loads. */
export function auditQuery(search: AuditSearch) {
  return {
    ...queries.audit.list.infiniteQueryOptions({ limit: 50, ...toAuditFilter(search) }),
    placeholderData: keepPreviousData,
  };
}

/** The URL of the CSV export with this filter. */
export function auditExportUrl(search: AuditSearch): string {
  const filter = new URLSearchParams();
  for (const [name, value] of Object.entries(toAuditFilter(search)))
    if (value !== undefined) filter.set(name, value);
  return `/exports/audit.csv?${filter}`;
}

function toAuditFilter({ kind, user, ...days }: AuditSearch) {
  const known = kind !== undefined && isEventKind(kind) ? kind : undefined;
  return { kind: known, userId: user, ...instantsOf(days) };
}
