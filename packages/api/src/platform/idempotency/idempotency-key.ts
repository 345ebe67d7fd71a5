import { z } from 'zod';
import { DomainError } from '../../shared/domain-error.ts';
import { exactText } from '../../shared/fields.ts';

/** What every mutation takes besides its own input. */
export interface MutationInput {
  /**
   * Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect.
   * 1 to 255 characters, for example a UUID; kept for at least 24 hours.
   */
  idempotencyKey?: string | undefined;
}

/** Adds {@link MutationInput} to the type of a mutation's input. {@link takeKey} has removed the key before. */
export const mutationInput = z
  .custom<MutationInput | undefined>()
  .transform((): object | undefined => ({}));

const IdempotencyKey = exactText(1, 255);

/** The `Idempotency-Key` header of a request. */
interface KeyHeader {
  readonly value: string;
  /** Number of calls in the request. */
  readonly calls: number;
}

/**
 * Separates the key from the rest of a mutation's input.
 * @throws VALIDATION_FAILED if it is malformed, or if the header differs from it or belongs to several calls.
 */
export function takeKey(
  header: KeyHeader | undefined,
  input: unknown,
): { readonly key: string | undefined; readonly rest: unknown } {
  if (header && header.calls > 1) {
    const problem = `names one call, but the batch has ${header.calls}: put idempotencyKey into the input of each`;
    throw invalid(headerName, problem);
  }
  if (typeof input !== 'object' || input === null || !('idempotencyKey' in input))
    return { key: header && checked(headerName, header.value), rest: input };
  const { idempotencyKey, ...rest } = input;
  if (idempotencyKey === undefined)
    return { key: header && checked(headerName, header.value), rest };
  const key = checked('idempotencyKey', idempotencyKey);
  if (header && header.value !== key)
    throw invalid('idempotencyKey', 'differs from the header Idempotency-Key: send one of them');
  return { key, rest };
}

const headerName = 'idempotency-key';

function checked(field: string, given: unknown): string {
  const { data, error } = IdempotencyKey.safeParse(given);
  if (data === undefined) throw invalid(field, error?.issues[0]?.message ?? 'is invalid');
  return data;
}

function invalid(field: string, problem: string): DomainError {
  return new DomainError('VALIDATION_FAILED', `${field}: ${problem}`, { [field]: [problem] });
}
