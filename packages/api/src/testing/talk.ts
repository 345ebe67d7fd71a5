import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A raw connection, for what HTTP clients do not send. */
export interface Talk extends Disposable {
  send(text: string | Uint8Array): void;
  /** Everything received so far. */
  readonly received: string;
  /** Resolves with everything received once the server has closed the connection. */
  ended(): Promise<string>;
}

/** `using talk = await talkTo(port)` */
export async function talkTo(port: number): Promise<Talk> {
  const socket: Socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (data) => (received += data.toString()));
  // The server may close it while sending; the test checks that afterwards.
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
