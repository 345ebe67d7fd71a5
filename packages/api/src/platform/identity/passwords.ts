import { hash, verify } from '@node-rs/argon2';
import { Batcher } from '../batching/batcher.ts';

/**
 * How passwords are hashed: argon2id with the parameters that OWASP recommends. Raise them here; hashes with
 * weaker ones are renewed when their owners sign in. Memory in KiB.
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
 * Hashing occupies a thread of libuv's pool (four, unless UV_THREADPOOL_SIZE says otherwise), which also reads
 * files and resolves names: so two at once, and who would wait for seconds is told OVERLOADED at once.
 */
const hashings = new Batcher<() => Promise<unknown>, unknown>({
  name: 'hash passwords',
  maxBatchSize: 1,
  maxInFlight: 2,
  maxWaiting: 200,
  run: (jobs) => Promise.allSettled(jobs.map((job) => job())),
});

/** The password's argon2id hash in PHC format, with a salt of its own. OVERLOADED when too many wait. */
export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, hashing));
}

/**
 * Whether the password is the one that was hashed. Without a hash (nobody has that e-mail) it takes the
 * same time and answers no, so that the time tells nothing about who has an account. OVERLOADED when too
 * many wait.
 */
export async function verifyPassword(
  passwordHash: string | undefined,
  password: string,
): Promise<boolean> {
  // Made for whoever asks first, or the first unknown e-mail would take twice as long.
  const decoy = await decoyHash();
  const matches = await inTurn(() => verify(passwordHash ?? decoy, password));
  return matches && passwordHash !== undefined;
}

/** Whether a hash was made with weaker parameters than {@link hashing}, so that its owner is less well protected. */
export function isWeakHash(passwordHash: string): boolean {
  const [, version, memory, time] =
    /^\$argon2id\$v=(\d+)\$m=(\d+),t=(\d+),p=\d+\$/.exec(passwordHash) ?? [];
  return !(
    Number(version) >= argon2Version &&
    Number(memory) >= hashing.memoryCost &&
    Number(time) >= hashing.timeCost
  );
}

/** 1.3, as PHC strings have it. */
const argon2Version = 0x13;

async function inTurn<T>(job: () => Promise<T>): Promise<T> {
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
