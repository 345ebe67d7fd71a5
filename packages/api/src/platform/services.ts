import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import type { CursorSigner } from '../shared/cursor.ts';
import type { AfterResponse } from './background/after-response.ts';
import type { Authenticator } from './identity/authenticate.ts';
import type { CheckPassword } from './identity/reauthentication.ts';
import type { Mailer } from './mail/mailer.ts';
import type { CallWithKey, KeyedCall } from './idempotency/keyed-call.ts';
import type { MailLimits } from './mail/mail-limits.ts';
import type { OverloadGuard } from './overload/overload-guard.ts';
import type { PublicReads } from './public-reads/public-reads.ts';
import type { RateLimits } from './rate-limits/rate-limits.ts';
import type { Read } from './replicas/route-reads.ts';
import type { SecretCipher } from './secrets/secret-cipher.ts';
import type { OpenStreams } from './streaming/open-streams.ts';
import type { Metrics } from './telemetry/metrics.ts';

/**
 * What procedures use, created once at start. These are the platform's; each feature adds its own by declaration
 * merging, next to the function that creates them. `app/create-services.ts` does not compile while one is missing.
 */
export interface Services extends SecretCipher, MailLimits {
  readonly database: Database;
  /** Runs a read, on a replica that is up to date if there is one. */
  readonly read: Read;
  readonly publicReads: PublicReads;
  /** The replicas' connections, to be closed on shutdown. */
  readonly replicas: AsyncDisposable;
  readonly authenticate: Authenticator;
  readonly rateLimits: RateLimits;
  readonly overloadGuard: OverloadGuard;
  readonly streams: OpenStreams;
  readonly cursors: CursorSigner;
  readonly afterResponse: AfterResponse;
  readonly mailer: Mailer;
  readonly checkPassword: CheckPassword;
  /** The shop's name, for mails and authenticator apps. */
  readonly shopName: string;
  readonly keyedCall: (call: CallWithKey) => KeyedCall;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** The store's public address, without a slash at the end, for links in mails. Known once the server listens. */
  readonly publicUrl: Promise<string>;
  /** The path of a configured public address: empty, or such as `/shop`. */
  readonly publicPath: string;
}

/** Marks services, because the context's type is public and carries them as an opaque object. */
export function sealServices(services: Services): Services {
  sealed.add(services);
  return services;
}

export function isServices(candidate: object): candidate is Services {
  return sealed.has(candidate);
}

const sealed = new WeakSet<object>();
