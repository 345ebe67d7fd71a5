import type { JsonLimits } from './json-shape.ts';

/**
 * Limits on requests and connections before the caller is known: far above what normal clients need, and low enough to
 * keep memory flat under attack.
 */
export interface RequestLimits {
  /** Maximum size of a body in bytes. An order with 2,000 lines has about 100 kB. */
  readonly bodyBytes: number;
  /** Maximum size of the URL and the headers together in bytes; this also limits a query's input. */
  readonly headerBytes: number;
  /** Maximum number of calls in one HTTP request. */
  readonly batchSize: number;
  /** Maximum number of calls of one HTTP request that run at a time. */
  readonly batchConcurrency: number;
  /** Size of the answers of one HTTP request in bytes from which no more of its calls run. */
  readonly batchAnswerBytes: number;
  /** The deepest input has 4 levels in a batch. Metadata of 16 kB may have some 2,700 fields in one object. */
  readonly json: JsonLimits;
  /** Maximum number of requests of a connection that have arrived and are not answered. */
  readonly pipelinedRequests: number;
  /** Milliseconds until the URL and the headers must have arrived. */
  readonly headersTimeoutMs: number;
  /** Milliseconds until the whole request must have arrived, including the body. */
  readonly requestTimeoutMs: number;
  /** Milliseconds between checks for late requests. */
  readonly timeoutCheckMs: number;
  /** Milliseconds that an idle connection stays open: longer than load balancers keep theirs (60 s). */
  readonly keepAliveTimeoutMs: number;
  /** Maximum number of connections of a process; see {@link limitConnections}. */
  readonly connections: number;
  /** Maximum number of connections from an address to a process. Trusted proxies have no limit. */
  readonly connectionsPerAddress: number;
}

export const requestLimits: RequestLimits = {
  bodyBytes: 4 * 1024 * 1024,
  headerBytes: 16 * 1024,
  batchSize: 64,
  batchConcurrency: 4,
  batchAnswerBytes: 4 * 1024 * 1024,
  json: { depth: 32, fields: 5000 },
  pipelinedRequests: 16,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  timeoutCheckMs: 2000,
  keepAliveTimeoutMs: 65_000,
  connections: 10_000,
  connectionsPerAddress: 1000,
};
