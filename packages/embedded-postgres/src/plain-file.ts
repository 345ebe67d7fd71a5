import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/**
 * Opens a file to append to it, made if it is not there, and refuses a symbolic link: root does this in
 * folders of other users, who must not choose which file it becomes.
 */
export function openToAppend(path: string): Promise<FileHandle> {
  const noLinks = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW;
  return open(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | noLinks, 0o600);
}
