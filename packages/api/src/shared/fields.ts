import {
  forbiddenCharacterIn,
  normalizeText,
  removeForbidden,
  type TextKind,
} from '@order-store/db';
import { z } from 'zod';

const maxBigint = 2n ** 63n - 1n;

/** As long as a SKU. */
const maxSearch = 100;

/** An id: a BIGINT as a decimal string, because a JavaScript number cannot hold all of them exactly. */
export const Id = z
  .string({ error: 'must be an id: a decimal string such as "42"' })
  .regex(/^[1-9]\d{0,18}$/, 'must be an id: a decimal string such as "42"')
  // Runs even if the pattern did not match.
  .refine(
    (digits) => !/^\d{19}$/.test(digits) || BigInt(digits) <= maxBigint,
    'must be an id: a decimal string such as "42"',
  );

/** A name: `min` to `max` characters, normalized and trimmed, on one line, without invisible characters. */
export function text(min: number, max: number) {
  return normalized('line', min, max);
}

/** Like {@link text}, for texts that identify something: without the joiners of emoji. */
export function identifier(min: number, max: number) {
  return normalized('identifier', min, max);
}

/** Like {@link text}, with line breaks and tabs: for descriptions and notes. */
export function prose(min: number, max: number) {
  return normalized('prose', min, max);
}

/** Text that PostgreSQL can store, exactly as given: for keys and secrets. */
export function exactText(min: number, max: number) {
  return storable(z.string().min(min, atLeast(min)).max(max, atMost(max)));
}

/** Text to search for, without invisible characters. Only whitespace means no search. */
export const Search = storable(z.string())
  .transform((value) => removeForbidden(value, 'line'))
  .pipe(z.string().max(maxSearch, atMost(maxSearch)))
  .transform((value) => (value === '' ? undefined : value));

/** An integer between `min` and `max`, inclusive. */
export function wholeNumber(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, error).max(max, error);
}

/** The version of a row, as read by the caller. */
export const Version = wholeNumber(1, 2 ** 31 - 1).describe(
  'The version that the caller has read. If the row has changed since: VERSION_CONFLICT.',
);

function normalized(kind: TextKind, min: number, max: number) {
  return storable(z.string())
    .transform((value) => normalizeText(value, kind))
    .pipe(z.string().min(min, atLeast(min)).max(max, atMost(max)))
    .superRefine((value, context) => {
      const character = forbiddenCharacterIn(value, kind);
      if (character === undefined) return;
      const message = `must not contain ${character}: remove it`;
      context.addIssue({ code: 'custom', message });
    });
}

function storable(schema: z.ZodString) {
  return schema.refine(
    isStorable,
    'must be text without NUL characters and broken surrogate pairs',
  );
}

/** Whether PostgreSQL can store the text. */
export function isStorable(value: string): boolean {
  return !value.includes('\0') && value.isWellFormed();
}

function atLeast(min: number): string {
  return min === 1 ? 'must not be empty' : `must have at least ${min} characters`;
}

/** Further checks, which may take long for a long text, do not run. */
function atMost(max: number) {
  return { error: `must have at most ${max} characters`, abort: true };
}

const momentRule =
  'must be an instant such as "2026-11-23T08:00:00Z" or a day such as "2026-11-23", from 1970 to 9998';

/** A bound of a time range: an instant (RFC 3339, any offset), converted to UTC with microseconds, or a day. */
export const Moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], { error: momentRule })
  .transform((bound, context) => {
    const at = new Date(bound);
    const year = at.getUTCFullYear();
    if (year < 1970 || year > 9998) {
      context.addIssue({ code: 'custom', message: momentRule });
      return z.NEVER;
    }
    if (!bound.includes('T')) return bound;
    const fraction = /\.(\d{1,6})/.exec(bound)?.[1] ?? '';
    return `${at.toISOString().slice(0, 19)}.${fraction.padEnd(6, '0')}Z`;
  });

/** The end of a time range in UTC, as PostgreSQL reads it: an instant, or the end of a day. */
export function endOfMoment(to: string): string {
  return to.includes('T') ? to : `${to} 24:00`;
}
