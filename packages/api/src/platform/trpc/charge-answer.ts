import { accessTable } from '../identity/access.ts';
import type { Context } from '../identity/context.ts';
import type { CountedCall } from '../rate-limits/call-counter.ts';
import type { RateLimits } from '../rate-limits/rate-limits.ts';

/** Charges an answer of this length as JSON to the account or address that the call was counted for. */
export function chargeAnswer(
  { rateLimits }: { readonly rateLimits: RateLimits },
  call: CountedCall,
  { token, address }: Pick<Context, 'token' | 'address'>,
  length: number,
): void {
  const isPublic = accessTable.get(call.path)?.who === 'anyone';
  rateLimits.chargeAnswer(call, { token: isPublic ? null : token, address }, length);
}
