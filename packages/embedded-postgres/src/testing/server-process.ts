import { openDatabaseServer } from '../index.ts';

/** Messages from the process that runs this module to the test. */
export type ServerProcessMessage =
  | { readonly type: 'line'; readonly line: string }
  | { readonly type: 'open'; readonly url: string; readonly description: string }
  | { readonly type: 'failed'; readonly message: string };

// Opens the embedded server of a folder until the test sends "close". With a user id, root switches to that user.
const [dataDirectory = '', userId] = process.argv.slice(2);
if (userId !== undefined) {
  process.setgroups?.([]);
  process.setgid?.(Number(userId));
  process.setuid?.(Number(userId));
}

try {
  const report = (line: string) => send({ type: 'line', line });
  const server = await openDatabaseServer({ dataDirectory, report });
  send({ type: 'open', url: server.url, description: server.description });
  await new Promise((resolve) => process.once('message', resolve));
  await server.close();
} catch (error) {
  send({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
}
process.disconnect();

function send(message: ServerProcessMessage): void {
  process.send?.(message);
}
