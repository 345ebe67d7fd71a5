import { z } from 'zod';
/** An id: a BIGINT as a decimal string, since it passes what a JavaScript number holds exactly. */
export declare const Id: z.ZodString;
/** Text that PostgreSQL can store: `min` to `max` characters, without NUL and lone surrogates, trimmed. */
export declare function text(min: number, max: number): z.ZodString;
/** The same, kept exactly as it was given: for keys and secrets. */
export declare function exactText(min: number, max: number): z.ZodString;
/** What somebody searches for. Nothing but spaces is no search. */
export declare const Search: z.ZodPipe<z.ZodString, z.ZodTransform<string | undefined, string>>;
/** A whole number within bounds, both included. */
export declare function wholeNumber(min: number, max: number): z.ZodInt;
/** A row's version, as it was read. */
export declare const Version: z.ZodInt;
