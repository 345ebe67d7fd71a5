import { RateLimiterMemory } from 'rate-limiter-flexible';
import { addressKey, networkFactor, networkKey } from './address-key.ts';
import { rateLimited } from './call-counter.ts';
import { retryAfterMsOf } from './shared-limiter.ts';

/** Counts the body of a request, before it is parsed. RATE_LIMITED */
export type AdmitBody = (address: string | null, bytes: number) => Promise<void>;

/**
 * Limits how much of large bodies this process parses for an address in a minute. All other limits apply to parsed calls,
 * but parsing 4 MiB of brackets takes a quarter of a second. It counts in memory, since what it saves is this process's
 * CPU time. Small bodies are not counted: parsing them costs less than the rest of a call.
 */
export function createBodyLimit(scale: number): AdmitBody {
  const create = (factor: number) =>
    new RateLimiterMemory({
      points: Math.max(1, Math.round(kilobytesPerMinute * scale * factor)),
      duration: 60,
    });
  const ofAddress = create(1);
  const ofNetwork = create(networkFactor);
  return async (address, bytes) => {
    if (bytes <= smallBody) return;
    const kilobytes = Math.ceil(bytes / 1024);
    const network = networkKey(address);
    try {
      await ofAddress.consume(addressKey(address), kilobytes);
      if (network !== null) await ofNetwork.consume(network, kilobytes);
    } catch (error) {
      throw rateLimited('Too much data in requests', retryAfterMsOf(error));
    }
  };
}

/** 128 MiB: at most about eight seconds of CPU time. Importing a catalog needs less. */
const kilobytesPerMinute = 128 * 1024;
const smallBody = 16 * 1024;
