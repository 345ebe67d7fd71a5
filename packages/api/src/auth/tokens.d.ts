/** A session's secret: 256 random bits. Only its hash is stored. */
export declare function newToken(): string;
/** Tokens are random, so a fast hash is enough: there is nothing to guess. */
export declare function hashToken(token: string): Buffer;
