/** An invalid argument or file. The message says what is wrong and what to do. */
export class InputError extends Error {
  override name = 'InputError';
}
