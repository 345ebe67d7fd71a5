/** How long a session lives after its last use, in seconds: thirty days. */
export const sessionSeconds = 30 * 24 * 3600;
