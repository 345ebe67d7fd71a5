import { z } from 'zod';

/** A JSON object: the caller's own data. A type, because tRPC would rewrite an interface. */
export type JsonObject = { [key: string]: JsonValue };

export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** A JSON object in output. */
export const JsonObjectView = z.custom<JsonObject>().meta({ title: 'JsonObject', type: 'object' });

/** Applies a JSON merge patch. Source: RFC 7396. */
export function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  const merged: JsonObject = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else if (isObject(value)) {
      const before = merged[key];
      merged[key] = mergePatch(before !== undefined && isObject(before) ? before : {}, value);
    } else merged[key] = value;
  }
  return merged;
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
