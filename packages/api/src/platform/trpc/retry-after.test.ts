import { expect, test } from 'vitest';
import { DomainError } from '../../shared/domain-error.ts';
import { toTRPCError } from './translate-error.ts';
import { rateLimited } from '../rate-limits/call-counter.ts';
import { retryAfterHeader } from './retry-after.ts';

test.each([
  [[], {}],
  [[new DomainError('FORBIDDEN', 'no', {})], {}],
  [[rateLimited('Too many calls', 1)], { 'retry-after': '1' }],
  [[rateLimited('Too many calls', 1000)], { 'retry-after': '1' }],
  [[rateLimited('Too many calls', 1001)], { 'retry-after': '2' }],
  [
    [
      rateLimited('Too many calls', 3000),
      new Error('other'),
      toTRPCError(rateLimited('Too many calls', 61_500)),
      new DomainError('VALIDATION_FAILED', 'a field of that name', { retryAfterMs: ['x'] }),
    ],
    { 'retry-after': '62' },
  ],
])('Retry-After is the longest wait, rounded up to seconds', (errors, header) => {
  expect(retryAfterHeader(errors)).toEqual(header);
});
