import { pino, type DestinationStream, type Logger } from 'pino';
import { requestIds } from '../trpc/request-id.ts';
import { describeError } from './describe-error.ts';
import { hideSecrets } from './hide-secrets.ts';

/** Structured lines on stdout, each with the id of the request that it is about, without anybody's secrets. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    name: 'order-store',
    level,
    mixin: () => {
      const requestId = requestIds.getStore();
      return requestId === undefined ? {} : { requestId };
    },
    serializers: { err: describeError },
    hooks: { streamWrite: hideSecrets },
  };
  return destination ? pino(options, destination) : pino(options);
}
