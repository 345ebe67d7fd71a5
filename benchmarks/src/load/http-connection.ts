import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface HttpResponse {
  readonly status: number;
  /** Head and body as they came, one character a byte. */
  readonly text: string;
}

/**
 * One kept-alive HTTP/1.1 connection with one request at a time, and nothing that a load generator does
 * not need: it shares the processors with what it measures, and a general HTTP client takes twice as much
 * of them.
 */
export class HttpConnection {
  readonly #socket: Socket;
  #text = '';
  #waiting: PromiseWithResolvers<HttpResponse> | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => this.#read(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('The server closed the connection')));
  }

  static async open(url: URL): Promise<HttpConnection> {
    const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
    await once(socket, 'connect');
    return new HttpConnection(socket);
  }

  /** Sends a whole request, head and body, which has to be ASCII. */
  send(request: string): Promise<HttpResponse> {
    this.#waiting = Promise.withResolvers();
    this.#socket.write(request, 'latin1');
    return this.#waiting.promise;
  }

  close(): void {
    this.#socket.removeAllListeners('close');
    this.#socket.destroy();
  }

  #read(chunk: string): void {
    this.#text += chunk;
    if (!isWhole(this.#text)) return;
    const text = this.#text;
    this.#text = '';
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve({ status: Number(text.slice(9, 12)), text });
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }
}

/** The body of a response, decoded. */
export function bodyOf({ text }: HttpResponse): string {
  const start = text.indexOf(endOfHead) + endOfHead.length;
  if (!isChunked.test(text.slice(0, start)))
    return Buffer.from(text.slice(start), 'latin1').toString();
  let body = '';
  for (let at = start; ;) {
    const [size, next] = chunkAt(text, at);
    if (size === 0) return Buffer.from(body, 'latin1').toString();
    body += text.slice(next, next + size);
    at = next + size + 2;
  }
}

const endOfHead = '\r\n\r\n';
const contentLength = /\r\ncontent-length: *(\d+)/i;
const isChunked = /\r\ntransfer-encoding: *chunked/i;

function isWhole(text: string): boolean {
  const endsAt = text.indexOf(endOfHead);
  if (endsAt === -1) return false;
  const head = text.slice(0, endsAt);
  const start = endsAt + endOfHead.length;
  const length = contentLength.exec(head)?.[1];
  if (length !== undefined) return text.length >= start + Number(length);
  if (!isChunked.test(head)) return true;
  if (!text.endsWith('0\r\n\r\n')) return false;
  // The end of the last chunk, unless a chunk's own bytes happen to look like it.
  for (let at = start; at < text.length;) {
    const [size, next] = chunkAt(text, at);
    if (size === 0) return true;
    at = next + size + 2;
  }
  return false;
}

/** Its size, and where its bytes begin. */
function chunkAt(text: string, at: number): [size: number, next: number] {
  const endOfLine = text.indexOf('\r\n', at);
  return [Number.parseInt(text.slice(at, endOfLine), 16), endOfLine + 2];
}
