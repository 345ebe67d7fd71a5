/**
 * A key's secret: `osk_`, 256 random bits in base62, and a checksum. By the prefix scanners recognize one
 * that was published by mistake, by the checksum without asking anybody.
 *
 * Source: GitHub, "Behind GitHub's new authentication token formats" (2021).
 */
export declare function newApiKey(): string;
/** What a token claims to be: a key as it was made, a key with a typo, or no key at all. */
export declare function readApiKey(token: string): 'key' | 'mistyped' | 'other';
/** A key's beginning and end, to tell one's keys apart by. */
export declare function hintOf(key: string): string;
