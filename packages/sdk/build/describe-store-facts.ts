import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { TRPCError } from '@trpc/server';
import { allReasons } from '../../api/src/shared/reasons.ts';
import { allProcedures } from './procedure-facts.ts';

/** The generated source file with what a fake client must know of the store. */
export const factsIn = 'src/fake/store-facts.ts';

/** Generates the policies of all reasons and the paths of the subscriptions. */
export function describeStoreFacts(): string {
  const policies = [...allReasons()].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const subscriptions = allProcedures().filter(([, { type }]) => type === 'subscription');
  return [
    '// Generated from the API by `npm run api:report`.',
    "import type { Reason } from '@order-store/api/types';",
    "import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc';",
    '',
    '/** How the store rejects a call. */',
    'export interface Policy {',
    '  readonly code: TRPC_ERROR_CODE_KEY;',
    '  readonly httpStatus: number;',
    '  readonly retryable: boolean;',
    '}',
    '',
    '/** The policy of each reason. */',
    'export const reasonPolicies: { readonly [R in Reason]: Policy } = {',
    ...policies.map(([reason, { code, retryable }]) => {
      const httpStatus = getHTTPStatusCodeFromError(new TRPCError({ code }));
      return `  ${reason}: { code: '${code}', httpStatus: ${httpStatus}, retryable: ${retryable} },`;
    }),
    '};',
    '',
    '/** The procedures that are streams. */',
    'export const subscriptions: ReadonlySet<string> = new Set([',
    ...subscriptions.map(([path]) => `  '${path}',`),
    ']);',
    '',
  ].join('\n');
}
