import { z } from 'zod';
/** An amount in cents. Never a float. */
export type Cents = bigint;
/** What DECIMAL(10,2) can hold. */
export declare const maxCents: Cents;
/** `"29.9"` → 2990n. The text must be a decimal with at most two places, as {@link Money} makes sure. */
export declare function parseMoney(text: string): Cents;
/** 2990n → `"29.90"`. */
export declare function formatMoney(cents: Cents): string;
/** An amount as callers write it: `"29.99"`. A number is refused, since it may be a rounded one already. */
export declare const Money: z.ZodPipe<z.ZodString, z.ZodTransform<string, string>>;
/** An amount as it is answered: always two places. */
export declare const MoneyView: z.ZodString;
