import { hash, verify } from '@node-rs/argon2';
import { Batcher } from '../batching/batcher.ts';

/**
 * The argon2id parameters that OWASP recommends, with memory in KiB. After raising them, weaker hashes are renewed when
 * their owners sign in.
 *
 * Source: OWASP, "Password Storage Cheat Sheet".
 */
export const hashing = {
  algorithm: 2,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} as const;

/**
 * Hashing blocks a thread of libuv's pool (four threads by default), which also reads files and resolves names. So at
 * most two hashes run at a time, and calls that would wait for seconds are rejected with OVERLOADED.
 */
const hashings = new Batcher<() => Promise<unknown>, unknown>({
  name: 'hash passwords',
  maxBatchSize: 1,
  maxInFlight: 2,
  maxWaiting: 200,
  run: (jobs) => Promise.allSettled(jobs.map((job) => job())),
});

/**
 * Hashes a password with argon2id and a random salt, in PHC format. OVERLOADED
 *
 * Keyboards write the same character in different forms (NFC on most systems, NFD in some) and with different spaces, so
 * the password is normalized first.
 *
 * Source: RFC 8265, "OpaqueString".
 */
export async function hashPassword(password: string): Promise<string> {
  return queueHashing(() => hash(normalized(password), hashing));
}

/**
 * Whether the password matches the hash. Without a hash (unknown email) it takes the same time and returns false, so
 * that the response time does not reveal who has an account. OVERLOADED
 */
export async function verifyPassword(
  passwordHash: string | undefined,
  password: string,
): Promise<boolean> {
  // Created on the first call of any kind, or the first unknown email would take twice as long.
  const decoy = await decoyHash();
  let matches = false;
  // Every form, also after a match. Otherwise the time would show that the password is right, where the answer does not: with
  // SIGN_UP_REVEALS=off, someone who signed up with an address could find out whether it had an account.
  for (const form of formsOf(password))
    if (await queueHashing(() => verify(passwordHash ?? decoy, form))) matches = true;
  return matches && passwordHash !== undefined;
}

function normalized(password: string): string {
  return password.replaceAll(/\p{Zs}/gu, ' ').normalize('NFC');
}

/** The forms in which a password may have been hashed: before normalization, it was hashed as it was typed. */
function formsOf(password: string): ReadonlySet<string> {
  const typed = [password, password.normalize('NFC'), password.normalize('NFD')];
  return new Set([normalized(password), ...typed]);
}

/** Whether a hash has weaker parameters than {@link hashing}. */
export function isWeakHash(passwordHash: string): boolean {
  const [, version, memory, time] =
    /^\$argon2id\$v=(\d+)\$m=(\d+),t=(\d+),p=\d+\$/.exec(passwordHash) ?? [];
  return !(
    Number(version) >= argon2Version &&
    Number(memory) >= hashing.memoryCost &&
    Number(time) >= hashing.timeCost
  );
}

/** Version 1.3, as encoded in PHC strings. */
const argon2Version = 0x13;

async function queueHashing<T>(job: () => Promise<T>): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  await hashings.add(() => job().then(resolve, reject));
  return promise;
}

let decoy: Promise<string> | undefined;
function decoyHash(): Promise<string> {
  return (decoy ??= hashPassword('nobody has this password').catch((error: unknown) => {
    decoy = undefined;
    throw error;
  }));
}
