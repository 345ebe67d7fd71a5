import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { DomainError } from '../../shared/domain-error.ts';
import type { Reason } from '../../shared/reasons.ts';
import { errorShapeOf } from './error-shape.ts';
import { requestIds } from '../telemetry/request-id.ts';

/**
 * Answers malformed and late requests, which Node reports as `clientError`, with the error shape of every failed call,
 * and closes the connection. Node's own response has no body.
 */
export function handleMalformedRequests(
  server: Server,
  onRejection: (reason: Reason) => void,
): void {
  const latestResponses = new WeakMap<Duplex, ServerResponse>();
  server.on('request', ({ socket }, response) => latestResponses.set(socket, response));

  server.on('clientError', (error, socket) => {
    const answer = latestResponses.get(socket);
    const isInTheMiddle = answer?.headersSent === true && !answer.writableFinished;
    if (!socket.writable || isInTheMiddle) {
      socket.destroy();
      return;
    }
    const rejection = rejectionOf(error);
    onRejection(rejection.reason);
    socket.end(rawResponse(rejection));
    // Closing immediately resets a connection with unread data, and the response would be lost.
    setTimeout(() => socket.destroy(), patienceMs).unref();
  });
}

const patienceMs = 500;

/** From Node's error codes to errors for the caller. */
const rejections: Readonly<Record<string, () => DomainError>> = {
  ERR_HTTP_REQUEST_TIMEOUT: () =>
    new DomainError('TIMEOUT', 'The request did not arrive in time; retry', {}),
  HPE_HEADER_OVERFLOW: () =>
    new DomainError('PAYLOAD_TOO_LARGE', 'The URL and headers are too long', {}),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: () =>
    new DomainError('PAYLOAD_TOO_LARGE', 'The chunk extensions are too long', {}),
};

function rejectionOf(error: Error): DomainError {
  const code = 'code' in error ? String(error.code) : '';
  const problem = 'is not a well-formed HTTP/1.1 request';
  return (
    rejections[code]?.() ??
    new DomainError('VALIDATION_FAILED', `request: ${problem}`, { request: [problem] })
  );
}

function rawResponse(rejection: DomainError): string {
  const requestId = randomUUID();
  const shape = requestIds.run(requestId, () => errorShapeOf(rejection));
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
