import { z } from 'zod';

/** A JSON object: the caller's own data. */
export interface JsonObject {
  [key: string]: JsonValue;
}

export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** A JSON object in output. */
export const JsonObjectView = z.custom<JsonObject>();
