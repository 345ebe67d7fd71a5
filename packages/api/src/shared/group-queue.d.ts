export interface GroupQueueOptions<Request, Answer> {
  /** Answers a group, each request for itself, in the same order. If it throws, all of them get the error. */
  readonly run: (requests: readonly Request[]) => Promise<PromiseSettledResult<Answer>[]>;
  /** Requests in one group, at most. */
  readonly maxGroupSize: number;
  /** Groups under way at the same time, at most. */
  readonly maxUnderWay: number;
  /** Requests that wait, at most; one more is OVERLOADED at once. */
  readonly maxWaiting: number;
  /** Told when a group begins. */
  readonly onGroup?: (size: number) => void;
}
/**
 * Lets requests that arrive together be done together. While fewer than `maxUnderWay` groups are under
 * way, all that waits goes as one group at once: alone, a request never waits for company, and under load
 * the groups grow by themselves.
 */
export declare class GroupQueue<Request, Answer> {
  #private;
  constructor(options: GroupQueueOptions<Request, Answer>);
  get waiting(): number;
  get underWay(): number;
  /**
   * The answer to a request. OVERLOADED when too many wait; CLIENT_CLOSED_REQUEST when the signal is
   * aborted before its group began, and then nothing was done.
   */
  add(request: Request, signal?: AbortSignal): Promise<Answer>;
  /** Resolves when nothing waits and nothing is under way. */
  idle(): Promise<void>;
}
