import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/**
 * Opens a file for appending and creates it if necessary. Rejects symbolic links: root writes in folders of other users,
 * who must not be able to redirect it to another file.
 */
export function openToAppend(path: string): Promise<FileHandle> {
  const noLinks = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW;
  return open(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | noLinks, 0o600);
}
