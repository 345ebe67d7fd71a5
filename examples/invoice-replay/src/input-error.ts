/** Something is wrong with the command line or the file; the message says what, and what to do. */
export class InputError extends Error {
  override name = 'InputError';
}
