/**
 * The chunks of a body. A client may send chunks of one byte, and the object of each takes a hundred times as much memory,
 * so small ones are joined.
 */
export class BodyChunks {
  readonly #chunks: Buffer[] = [];
  #small: Buffer[] = [];

  add(chunk: Buffer): void {
    const isSmall = chunk.length < smallChunk;
    if (isSmall) this.#small.push(chunk);
    if (!isSmall || this.#small.length === mostSmall) this.#join();
    if (!isSmall) this.#chunks.push(chunk);
  }

  /** All bytes so far. */
  bytes(): Buffer {
    return Buffer.concat([...this.#chunks, ...this.#small]);
  }

  clear(): void {
    this.#chunks.length = 0;
    this.#small = [];
  }

  #join(): void {
    if (this.#small.length === 0) return;
    this.#chunks.push(Buffer.concat(this.#small));
    this.#small = [];
  }
}

/** In bytes. */
const smallChunk = 1024;
const mostSmall = 1000;
