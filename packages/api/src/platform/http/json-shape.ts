/** The largest JSON text that is parsed. */
export interface JsonLimits {
  /** Nested arrays and objects. */
  readonly depth: number;
  /** Fields of one object. */
  readonly fields: number;
}

/**
 * The limit that a JSON text exceeds. It counts brackets and colons outside of strings without recursion, so it is safe
 * before any parser reads the text.
 */
export function limitExceededBy(text: string, limits: JsonLimits): keyof JsonLimits | undefined {
  /** The fields so far of each object that is open; a list has none. */
  const fields: number[] = [];
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === backslash) at++;
      else if (code === quote) inString = false;
    } else if (code === quote) {
      inString = true;
    } else if (code === openList || code === openObject) {
      if (fields.push(0) > limits.depth) return 'depth';
    } else if (code === closeList || code === closeObject) {
      fields.pop();
    } else if (code === colon) {
      const count = (fields.pop() ?? 0) + 1;
      if (count > limits.fields) return 'fields';
      fields.push(count);
    }
  }
  return undefined;
}

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const openList = 0x5b;
const closeList = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;
