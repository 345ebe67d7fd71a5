import type { JsonObject } from '../../shared/json-object.ts';

/** An input or output of `orders.*` in which the metadata of orders has a type of the program's. */
export type WithMetadata<T, Metadata> = T extends readonly (infer Item)[]
  ? WithMetadata<Item, Metadata>[]
  : T extends object
    ? { [K in keyof T]: K extends 'metadata' ? Metadata : WithMetadata<T[K], Metadata> }
    : T;

/** The type of metadata in the input of a procedure: patches and filters may be any JSON object. */
export type MetadataInput<Name, Metadata> = Name extends 'place' ? Metadata : JsonObject;
