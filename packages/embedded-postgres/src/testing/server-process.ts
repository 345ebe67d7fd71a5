import { openDatabaseServer } from '../index.ts';

/** What the process in which this module runs tells the test. */
export type ServerProcessMessage =
  | { readonly type: 'line'; readonly line: string }
  | { readonly type: 'open'; readonly url: string; readonly description: string }
  | { readonly type: 'failed'; readonly message: string };

// Opens the embedded server of a folder, keeps it until the test says "close", and ends.
// As root with a user id: as that user.
const [dataDirectory = '', userId] = process.argv.slice(2);
if (userId !== undefined) {
  process.setgroups?.([]);
  process.setgid?.(Number(userId));
  process.setuid?.(Number(userId));
}

try {
  const report = (line: string) => tell({ type: 'line', line });
  const server = await openDatabaseServer({ dataDirectory, report });
  tell({ type: 'open', url: server.url, description: server.description });
  await new Promise((resolve) => process.once('message', resolve));
  await server.close();
} catch (error) {
  tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
}
process.disconnect();

function tell(message: ServerProcessMessage): void {
  process.send?.(message);
}
