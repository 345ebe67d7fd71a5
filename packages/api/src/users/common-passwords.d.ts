/** Whether a password is among those that guessers try first, however its letters are written. */
export declare function isCommonPassword(password: string): boolean;
