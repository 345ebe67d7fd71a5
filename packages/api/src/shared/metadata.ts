import { z } from 'zod';
import { isStorable } from './fields.ts';
import { JsonObjectView, type JsonObject, type JsonValue } from './json-object.ts';

/** The caller's own data in input, as a copy: what JSON cannot express or PostgreSQL cannot store is rejected. */
export const Metadata = JsonObjectView.transform((value: unknown, context): JsonObject => {
  const { copy, problem } = readMetadata(value);
  if (problem) context.addIssue({ code: 'custom', ...problem });
  return copy;
});

const maxBytes = 16_384;
const maxDepth = 8;
const maxKeys = 50;
const maxKeyLength = 40;

export interface MetadataProblem {
  readonly path: (string | number)[];
  readonly message: string;
}

/** Returns a copy of metadata, or what is wrong with it. */
export function readMetadata(value: unknown): { copy: JsonObject; problem?: MetadataProblem } {
  try {
    if (!z.core.util.isPlainObject(value)) throw new Invalid('must be a JSON object');
    checkKeys(Object.keys(value));
    const copy = copyObject(value, [], { values: 0 });
    const bytes = Buffer.byteLength(JSON.stringify(copy));
    if (bytes > maxBytes)
      throw new Invalid(`must have at most ${maxBytes} bytes as JSON, but has ${bytes}`);
    return { copy };
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return { copy: {}, problem: { path: error.path, message: error.message } };
  }
}

class Invalid extends Error {
  readonly path: (string | number)[];

  constructor(message: string, path: (string | number)[] = []) {
    super(message);
    this.path = path;
  }
}

function checkKeys(keys: readonly string[]): void {
  if (keys.length > maxKeys)
    throw new Invalid(`must have at most ${maxKeys} keys, but has ${keys.length}`);
  const long = keys.find((key) => key.length > maxKeyLength);
  if (long !== undefined)
    throw new Invalid(`must have keys of at most ${maxKeyLength} characters`, [
      long.slice(0, maxKeyLength),
    ]);
}

/** An object that is referenced many times would be copied as often, so values are counted. */
interface Copied {
  values: number;
}

function copyObject(object: object, path: (string | number)[], copied: Copied): JsonObject {
  const copy: JsonObject = {};
  for (const [key, value] of Object.entries(object)) {
    // JSON leaves it out as well.
    if (value === undefined) continue;
    if (!isStorable(key))
      throw new Invalid('must have keys without NUL characters and broken surrogate pairs', path);
    if (key === '__proto__')
      throw new Invalid('must not have the key __proto__: use another', path);
    copy[key] = copyValue(value, [...path, key], copied);
  }
  return copy;
}

function copyValue(value: unknown, path: (string | number)[], copied: Copied): JsonValue {
  if (++copied.values > maxBytes)
    throw new Invalid(`must have at most ${maxBytes} bytes as JSON, but has more values`);
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    if (isStorable(value)) return value;
    throw new Invalid('must be text without NUL characters and broken surrogate pairs', path);
  }
  if (typeof value === 'number') return checkNumber(value, path);
  // The object at the top is the first level.
  if (path.length >= maxDepth && typeof value === 'object')
    throw new Invalid(`must have at most ${maxDepth} levels of objects and arrays`, path);
  if (Array.isArray(value))
    return Array.from(value, (each: unknown, index) => copyValue(each, [...path, index], copied));
  if (z.core.util.isPlainObject(value)) return copyObject(value, path, copied);
  throw new Invalid('must be JSON: text, a number, true, false, null, an array or an object', path);
}

/** Larger numbers may have been rounded already, and PostgreSQL stores each digit of very large and very small ones. */
function checkNumber(value: number, path: (string | number)[]): number {
  const size = Math.abs(value);
  // JSON and PostgreSQL have no -0.
  if (size === 0) return 0;
  if (size <= Number.MAX_SAFE_INTEGER && size >= smallest) return value;
  const message = `must be 0 or a number between ${smallest} and ${Number.MAX_SAFE_INTEGER}, or negative: write others as text`;
  throw new Invalid(message, path);
}

const smallest = 1e-15;
