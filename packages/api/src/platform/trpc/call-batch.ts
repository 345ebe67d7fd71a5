import type { ServerResponse } from 'node:http';
import { DomainError } from '../../shared/domain-error.ts';
import type { UnreadAnswers } from '../http/unread-answers.ts';
import type { CallBatch } from '../identity/context.ts';

interface CallBatchOptions {
  readonly answers: UnreadAnswers;
  readonly response: ServerResponse;
  readonly address: string | null;
  /** Maximum number of its calls that run at a time. */
  readonly concurrency: number;
  /** Size of its answers from which no more calls run. */
  readonly answerBytes: number;
}

/**
 * The calls of one HTTP request. tRPC would start all of them at once and hold all answers until the last is known, so a
 * small request could occupy every database connection and any amount of memory.
 */
export function createCallBatch({
  answers,
  response,
  address,
  concurrency,
  answerBytes,
}: CallBatchOptions): CallBatch {
  const waiting: (() => void)[] = [];
  let running = 0;
  let bytes = 0;

  const requireRoom = () => {
    if (bytes >= answerBytes)
      throw new DomainError(
        'PAYLOAD_TOO_LARGE',
        `The responses of a batch are limited to about ${answerBytes} bytes: this call was not executed, send it again`,
        {},
      );
    answers.requireRoom(address);
  };
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else running--;
  };

  return {
    async turn(signal) {
      if (running < concurrency) running++;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        if (signal?.aborted)
          throw new DomainError('CLIENT_CLOSED_REQUEST', 'The caller disconnected', {});
        requireRoom();
      } catch (error) {
        leave();
        throw error;
      }
      return {
        count(data, isQuery) {
          // Other calls may have used up the room. The result of a mutation must be reported.
          if (isQuery) requireRoom();
          const size = JSON.stringify(data)?.length ?? 0;
          bytes += size;
          answers.add(response, address, size);
          return size;
        },
        [Symbol.dispose]: leave,
      };
    },
  };
}
