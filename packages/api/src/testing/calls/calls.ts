import { randomUUID } from 'node:crypto';
import type { Sample } from '../sample.ts';

/** How to call procedures, by their dotted names. */
export type Calls = Readonly<Record<string, CallFacts>>;

export interface CallFacts {
  readonly type: 'query' | 'mutation' | 'subscription';
  /** The input of a call that succeeds as the sample's staff member or, where customers may call, its customer. */
  readonly input: (
    sample: Sample,
    by?: 'customer' | 'staff',
  ) => Readonly<Record<string, unknown>> | undefined;
}

export const noInput = () => undefined;

export function newEmail(): string {
  return `${randomUUID()}@example.com`;
}
