import { pino, type DestinationStream, type Logger } from 'pino';
import { requestFields } from './request-id.ts';
import { describeError } from './describe-error.ts';
import { hideSecrets } from './hide-secrets.ts';

export interface LoggerOptions {
  /** Instead of stdout. */
  readonly destination?: DestinationStream;
  /** Off only where a secret is meant to be read in the log, as in a mail that is shown in development. */
  readonly hidesSecrets?: boolean;
}

/** Structured lines on stdout, each with the id of the request that it is about, without anybody's secrets. */
export function createLogger(
  level: string,
  { destination, hidesSecrets = true }: LoggerOptions = {},
): Logger {
  const options = {
    name: 'order-store',
    level,
    mixin: (line: object) => ('requestId' in line || 'requestIds' in line ? {} : requestFields()),
    serializers: { err: describeError },
    ...(hidesSecrets ? { hooks: { streamWrite: hideSecrets } } : {}),
  };
  return destination ? pino(options, destination) : pino(options);
}
