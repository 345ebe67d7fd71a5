/** How long a session lives after its last use, in seconds: thirty days. */
export declare const sessionSeconds: number;
