import type { SecurityEventKind } from '@order-store/sdk';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { own } from '../../store/query-client.ts';
import { store } from '../../store/store.ts';

/** Which events to show, as the address bar has it. */
export interface AuditSearch {
  kind?: SecurityEventKind;
  /** The id of whom they are about. */
  user?: string;
}

/** What happened to accounts, newest first, endlessly. While others are fetched, the last ones stay. */
export function auditQuery({ kind, user }: AuditSearch) {
  return infiniteQueryOptions({
    queryKey: [own, 'audit', { kind, user }],
    queryFn: ({ pageParam, signal }) =>
      store.audit.list.query(
        {
          limit: 50,
          ...(kind === undefined ? {} : { kind }),
          ...(user === undefined ? {} : { userId: user }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        { signal },
      ),
    initialPageParam: initialCursor,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

const initialCursor: string | null = null;
