/** How long a session lives after its last use, in seconds: thirty days. */
export const sessionSeconds = 30 * 24 * 3600;

/** How long a session lives at most, however often it is used, in seconds: ninety days. */
export const maxSessionSeconds = 90 * 24 * 3600;
