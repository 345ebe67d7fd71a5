import { own } from '../../store/query-client.ts';

/** All figures are kept under this key. */
export const reportsKey = [own, 'reports'] as const;
