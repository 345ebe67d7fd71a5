import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { DomainError } from '../../shared/domain-error.ts';
import type { Reason } from '../../shared/reasons.ts';
import { errorShapeOf } from '../trpc/error-shape.ts';
import { requestIds } from '../telemetry/request-id.ts';

/**
 * Answers what never becomes a request (too late, too many headers, no HTTP) in the shape of every failed
 * call, and ends the connection. Node would answer without a body.
 */
export function handleMalformedRequests(server: Server, onRefusal: (reason: Reason) => void): void {
  const latestAnswers = new WeakMap<Duplex, ServerResponse>();
  server.on('request', ({ socket }, response) => latestAnswers.set(socket, response));

  server.on('clientError', (error, socket) => {
    const answer = latestAnswers.get(socket);
    const isInTheMiddle = answer?.headersSent === true && !answer.writableFinished;
    if (!socket.writable || isInTheMiddle) {
      socket.destroy();
      return;
    }
    const refusal = refusalOf(error);
    onRefusal(refusal.reason);
    socket.end(rawAnswer(refusal));
    // Closed at once, a connection on which there is more to read would be reset, and the answer lost.
    setTimeout(() => socket.destroy(), patienceMs).unref();
  });
}

const patienceMs = 500;

/** What Node's codes mean to a caller. */
const refusals: Readonly<Record<string, () => DomainError>> = {
  ERR_HTTP_REQUEST_TIMEOUT: () =>
    new DomainError('TIMEOUT', 'The request did not arrive in time; try again', {}),
  HPE_HEADER_OVERFLOW: () =>
    new DomainError('PAYLOAD_TOO_LARGE', 'The address and the headers are too long', {}),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: () =>
    new DomainError('PAYLOAD_TOO_LARGE', 'The extensions of a chunk are too long', {}),
};

function refusalOf(error: Error): DomainError {
  const code = 'code' in error ? String(error.code) : '';
  const problem = 'is not a well-formed HTTP/1.1 request';
  return (
    refusals[code]?.() ??
    new DomainError('VALIDATION_FAILED', `request: ${problem}`, { request: [problem] })
  );
}

function rawAnswer(refusal: DomainError): string {
  const requestId = randomUUID();
  const shape = requestIds.run(requestId, () => errorShapeOf(refusal));
  const body = JSON.stringify({ error: shape });
  const status = shape.data.httpStatus;
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'connection: close',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    `x-request-id: ${requestId}`,
    '',
    body,
  ].join('\r\n');
}
