import { hash, verify } from '@node-rs/argon2';

/** The password's argon2id hash in PHC format, with a salt of its own (OWASP's parameters, the library's defaults). */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/**
 * Whether the password is the one that was hashed. Without a hash (nobody has that e-mail) it takes the
 * same time and answers no, so that the time tells nothing about who has an account.
 */
export async function verifyPassword(
  passwordHash: string | undefined,
  password: string,
): Promise<boolean> {
  // Made for whoever asks first, or the first unknown e-mail would take twice as long.
  const decoy = await decoyHash();
  const matches = await verify(passwordHash ?? decoy, password);
  return matches && passwordHash !== undefined;
}

let decoy: Promise<string> | undefined;
function decoyHash(): Promise<string> {
  return (decoy ??= hashPassword('nobody has this password'));
}
