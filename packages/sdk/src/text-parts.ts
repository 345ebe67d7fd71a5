/** The file can't be read as a catalog; the message says what to do. */
export class CatalogFileError extends Error {
  override readonly name = 'CatalogFileError';
}

/** A part of a file that fits into one call. */
interface TextPart {
  readonly text: string;
  /** Bytes of the file read so far. */
  readonly bytes: number;
}

/** In characters: a call's limit is higher, but progress should move and each call be short. */
const partLength = 64 * 1024;

/**
 * Splits a file into parts, in bounded memory. The store puts them together and reads the CSV.
 *
 * @throws {CatalogFileError} when it is empty or isn't UTF-8, or UTF-16 with a byte order mark.
 */
export async function* textParts(
  file: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
): AsyncGenerator<TextPart> {
  let decoder: TextDecoder | undefined;
  const decode = (bytes?: Uint8Array) => {
    try {
      decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new CatalogFileError('The file is not UTF-8: save it as "CSV UTF-8" and try again');
    }
  };
  let text = '';
  let bytes = 0;
  let isEmpty = true;
  for await (const chunk of 'getReader' in file ? chunksOf(file) : file) {
    for (let at = 0; at < chunk.length; at += partLength) {
      const slice = chunk.subarray(at, at + partLength);
      text += decode(slice);
      bytes += slice.length;
      isEmpty &&= text.trim() === '';
      if (text.length < partLength) continue;
      yield { text, bytes };
      text = '';
    }
  }
  text += decode();
  if (isEmpty && text.trim() === '') throw new CatalogFileError('The file is empty');
  if (text !== '') yield { text, bytes };
}

/** Excel's "Unicode text" is UTF-16 with a byte order mark, which no UTF-8 text begins with. */
function encodingOf([first, second]: Uint8Array = new Uint8Array()): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Async iteration of streams is not supported by every browser. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel();
  }
}
