import { Duplex } from 'node:stream';
import type { PoolClient } from 'pg';

/**
 * Writes statements that are sent one after another without awaiting to the socket in one write. Each write is a system
 * call that wakes the server's process, which costs more than the few microseconds until the program has finished its
 * turn.
 */
export function sendTogether(client: PoolClient): void {
  if (!('connection' in client)) return;
  const { connection } = client;
  if (typeof connection !== 'object' || connection === null || !('stream' in connection)) return;
  const { stream } = connection;
  if (!(stream instanceof Duplex)) return;
  const query = client.query.bind(client);
  let isCorked = false;
  const uncork = () => {
    isCorked = false;
    stream.uncork();
  };
  Object.assign(client, {
    query(...given: unknown[]): unknown {
      if (!isCorked) {
        isCorked = true;
        stream.cork();
        process.nextTick(uncork);
      }
      return Reflect.apply(query, undefined, given);
    },
  });
}
