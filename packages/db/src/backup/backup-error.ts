/** Its message says what is wrong and what to do next; nobody needs its stack. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
