import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A bare connection, for what no HTTP client would send. */
export interface Talk extends Disposable {
  send(text: string | Uint8Array): void;
  /** All that was received so far. */
  readonly received: string;
  /** Resolves with all that was received when the server has ended or cut the connection. */
  ended(): Promise<string>;
}

/** `using talk = await talkTo(port)` */
export async function talkTo(port: number): Promise<Talk> {
  const socket: Socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (data) => (received += data.toString()));
  // Cut while it sends: that is for the test to see by the end.
  socket.on('error', () => {});
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await once(socket, 'connect');
  return {
    send: (text) => void (socket.writable && socket.write(text)),
    get received() {
      return received;
    },
    async ended() {
      await closed;
      return received;
    },
    [Symbol.dispose]: () => void socket.destroy(),
  };
}
