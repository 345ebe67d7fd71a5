/** The password's argon2id hash in PHC format, with a salt of its own (OWASP's parameters, the library's defaults). */
export declare function hashPassword(password: string): Promise<string>;
/**
 * Whether the password is the one that was hashed. Without a hash (nobody has that e-mail) it takes the
 * same time and answers no, so that the time tells nothing about who has an account.
 */
export declare function verifyPassword(
  passwordHash: string | undefined,
  password: string,
): Promise<boolean>;
