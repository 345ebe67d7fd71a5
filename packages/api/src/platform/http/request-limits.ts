/**
 * What one caller may cost before anything is known about them. Far above what honest callers need, and low
 * enough that memory stays flat however many of the others there are.
 */
export interface RequestLimits {
  /** Bytes of a body, at most: an order of 2,000 lines has some 100 kB. */
  readonly bodyBytes: number;
  /** Bytes of the address and the headers together, at most; also the bound of a query's input. */
  readonly headerBytes: number;
  /** Calls in one HTTP request, at most. */
  readonly batchSize: number;
  /** Lists and objects within each other, at most: the deepest input has 4 in a batch. */
  readonly jsonDepth: number;
  /** The address and the headers have to be here after so many milliseconds. */
  readonly headersTimeoutMs: number;
  /** The whole request has to be here after so many milliseconds, body included. */
  readonly requestTimeoutMs: number;
  /** How often connections are looked through for late ones, in milliseconds. */
  readonly timeoutCheckMs: number;
  /** How long an idle connection is kept for another request: longer than load balancers keep theirs (60 s). */
  readonly keepAliveTimeoutMs: number;
  /** Connections of one process, at most; further ones are closed at once. */
  readonly connections: number;
}

export const requestLimits: RequestLimits = {
  bodyBytes: 4 * 1024 * 1024,
  headerBytes: 16 * 1024,
  batchSize: 500,
  jsonDepth: 32,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  timeoutCheckMs: 2000,
  keepAliveTimeoutMs: 65_000,
  connections: 10_000,
};
