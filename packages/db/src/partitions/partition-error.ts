/** A store can't be cut by month as it is; the message says what to do first. */
export class PartitionError extends Error {
  override readonly name = 'PartitionError';
}
