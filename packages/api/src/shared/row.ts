import type { Model } from 'objection';
import type { z } from 'zod';

/** A field of a row: its PostgreSQL type, and the schema of its value as callers get it. */
export interface Field<Value> {
  readonly type: 'bigint' | 'int' | 'json' | 'numeric' | 'text' | 'timestamp';
  readonly schema: z.ZodType<Value>;
  /** The expression of a field that is not a column, for a row of `table`: usually a subquery on another table. */
  readonly sql?: (table: string) => string;
  /** The schema of the input that sets the field when a row is created; without it, callers do not set the field. */
  readonly input?: z.ZodType<Value>;
}

/** Exactly one definition for each property of `View`; `Extra` is what a definition says besides. */
export type FieldsOf<View, Extra = unknown> = {
  readonly [K in keyof View]-?: Field<View[K]> & Extra;
};

/** The columns of a model: its required properties. Relations are optional properties. */
type ColumnsOf<M extends Model> = {
  [K in Exclude<keyof M, keyof Model> as object extends Pick<M, K> ? never : K]: M[K];
};

/** The definition of a row, and what follows from it. */
export interface Row<F extends Record<string, Field<unknown>>> {
  readonly fields: F;
  readonly keys: readonly (keyof F & string)[];
  /** The zod shape of the fields, for `z.object`. */
  readonly shape: { readonly [K in keyof F]: F[K]['schema'] };
  /** The zod shape of the inputs that set fields. */
  readonly inputs: InputsOf<F>;
  readonly column: (key: keyof F & string) => string;
  /** The list for SELECT: each field of a row of `table` under its property's name. */
  readonly select: (table: string) => string;
  /** The arguments for json_build_object, with the values as the driver would convert them. */
  readonly json: (table: string, keys?: readonly (keyof F & string)[]) => string;
  readonly pick: <R extends { readonly [K in keyof F]: unknown }>(
    row: R,
  ) => Pick<R, keyof F & string>;
}

/** The inputs of the fields that have one. */
type InputsOf<F extends Record<string, Field<unknown>>> = {
  readonly [K in keyof F as F[K] extends { readonly input: z.ZodType } ? K : never]: NonNullable<
    F[K]['input']
  >;
};

/** Does not compile unless `fields` defines every column of the model, and an expression for each other field. */
export function defineRow<
  M extends Model,
  const F extends Record<string, Field<unknown>> & FieldsOf<ColumnsOf<M>>,
>(
  model: { new (): M; propertyNameToColumnName: (name: string) => string },
  definitions: F & {
    readonly [K in Exclude<keyof F, keyof ColumnsOf<M>>]: Pick<Required<Field<unknown>>, 'sql'>;
  },
): Row<F> {
  const fields: F = definitions;
  const keys = keysOf(fields);
  const column = (key: string) => model.propertyNameToColumnName(key);
  const valueOf = (key: keyof F & string, table: string) =>
    fields[key]?.sql?.(table) ?? `${table}.${column(key)}`;
  return {
    fields,
    keys,
    shape: mapFields(fields, keys),
    inputs: inputsOf(fields, keys),
    column,
    select: (table) => keys.map((key) => `${valueOf(key, table)} AS "${key}"`).join(', '),
    json: (table, chosen = keys) =>
      chosen.map((key) => `'${key}', ${toJson[fields[key].type](valueOf(key, table))}`).join(', '),
    pick: (row) => pick(row, keys),
  };
}

export function keysOf<T extends object>(of: T): (keyof T & string)[] {
  return Object.keys(of).filter((key): key is keyof T & string => key in of);
}

/** JSON numbers and timestamps would lose what the driver's conversion keeps. */
const toJson: Readonly<Record<Field<unknown>['type'], (value: string) => string>> = {
  bigint: (value) => `(${value})::text`,
  int: (value) => value,
  json: (value) => value,
  numeric: (value) => `(${value})::text`,
  text: (value) => value,
  timestamp: (value) => `to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
};

function mapFields<F extends Record<string, Field<unknown>>>(
  fields: F,
  keys: readonly (keyof F & string)[],
): Row<F>['shape'] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.fromEntries is typed by its values alone
  return Object.fromEntries(keys.map((key) => [key, fields[key]?.schema])) as Row<F>['shape'];
}

function inputsOf<F extends Record<string, Field<unknown>>>(
  fields: F,
  keys: readonly (keyof F & string)[],
): InputsOf<F> {
  const inputs = keys.flatMap((key) => {
    const input = fields[key]?.input;
    return input ? [[key, input]] : [];
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.fromEntries is typed by its values alone
  return Object.fromEntries(inputs) as InputsOf<F>;
}

function pick<R extends object, K extends keyof R>(row: R, keys: readonly K[]): Pick<R, K> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.fromEntries is typed by its values alone
  return Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<R, K>;
}
