import { pino, type DestinationStream, type Logger } from 'pino';
import { requestFields } from './request-id.ts';
import { describeError } from './describe-error.ts';
import { hideSecrets } from './hide-secrets.ts';

export interface LoggerOptions {
  /** Defaults to stdout. */
  readonly destination?: DestinationStream;
  /** False only for mails in development, whose links are meant to be read in the log. */
  readonly hidesSecrets?: boolean;
}

/** Creates a logger that writes structured lines to stdout, with the current request's id and redacted secrets. */
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
