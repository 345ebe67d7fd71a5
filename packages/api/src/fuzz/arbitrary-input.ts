import fc from 'fast-check';

/** Makes an input of a valid one, which is another for each call. */
export type MakeInput = (valid: unknown) => unknown;

/** Any input: mostly a valid one with some of its values changed, so that it gets past the first look. */
export function arbitraryInput(): fc.Arbitrary<MakeInput> {
  return fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .array(arbitraryChange(), { minLength: 1, maxLength: 3 })
        .map(
          (changes) => (valid: unknown) => changes.reduce((input, change) => change(input), valid),
        ),
    },
    { weight: 1, arbitrary: fc.constant((valid: unknown) => valid) },
    { weight: 2, arbitrary: anyValue.map((value) => () => value) },
  );
}

type Change = (input: unknown) => unknown;

function arbitraryChange(): fc.Arbitrary<Change> {
  return fc
    .oneof(
      { weight: 4, arbitrary: anyValue.map((value) => () => value) },
      { weight: 3, arbitrary: anyTwist },
      { weight: 1, arbitrary: fc.constant(removed) },
    )
    .chain((change) =>
      fc.nat(50).map((place) => (input: unknown) => changedAt(input, place, change)),
    )
    .chain((change) =>
      fc.oneof(
        { weight: 4, arbitrary: fc.constant(change) },
        {
          weight: 1,
          arbitrary: fc.tuple(anyName, anyValue).map(
            ([name, value]) =>
              (input: unknown) =>
                withField(input, name, value),
          ),
        },
      ),
    );
}

/** Makes something near of a valid value. */
const anyTwist: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom<Change[]>(
    (value) => [value],
    (value) => ({ value }),
    (value) => [value, value],
    (value) => (Array.isArray(value) ? Array(3000).fill(value[0]) : value),
    (value) => (Array.isArray(value) ? [] : value),
    (value) => (typeof value === 'string' ? Number(value) : String(value)),
    (value) => (typeof value === 'number' ? -value : value),
    (value) => (typeof value === 'number' ? value + 1 : value),
    (value) => (typeof value === 'number' ? value + 0.5 : value),
    (value) => (typeof value === 'number' ? value * 1e9 : value),
    (value) => (typeof value === 'string' ? ` ${value}\t` : value),
    (value) => (typeof value === 'string' ? value.toUpperCase() : value),
    (value) => (typeof value === 'string' ? value.repeat(500) : value),
    (value) => (typeof value === 'string' ? value.slice(0, -1) : value),
    (value) => (typeof value === 'string' ? value.normalize('NFD') : value),
    (value) => nested(value, 2000),
  ),
  fc.tuple(fc.nat(40), fc.string({ unit: 'binary', minLength: 1, maxLength: 3 })).map(
    ([at, text]): Change =>
      (value) =>
        typeof value === 'string' ? value.slice(0, at) + text + value.slice(at) : value,
  ),
  fc
    .constantFrom(
      '\0',
      '\ud800',
      '\udfff',
      '\u202e',
      '\uffff',
      '%',
      '_',
      '\\',
      "'",
      '"',
      '\n',
      'İ',
      '𝕏',
    )
    .map(
      (text): Change =>
        (value) =>
          typeof value === 'string' ? value + text : value,
    ),
);

const ids = fc.integer({ min: 1, max: 60 }).map(String);

const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: ids },
  { weight: 2, arbitrary: fc.integer({ min: -1, max: 200 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  fc.constantFrom<unknown[]>(
    ...[
      undefined,
      null,
      true,
      false,
      '',
      ' ',
      'null',
      'undefined',
      'NaN',
      '\0',
      '\ud800',
      '\u{10ffff}',
    ],
    ...[0, -0, 1e308, 5e-324, NaN, Infinity, -Infinity, 2 ** 31 - 1, 2 ** 31, 2 ** 53, -(2 ** 63)],
    ...['0', '00.10', '99999999.99', '100000000.00', '-0.01', '1e3', '0x10', '١٢', '9'.repeat(400)],
    ...['9223372036854775807', '9223372036854775808', '-9223372036854775808'],
    ...['pending', 'cancelled', 'staff', 'customer', 'newest', '-price', 'read', 'orders'],
  ),
  // Dates that one parser or the other takes.
  fc.constantFrom(
    ...['0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999999Z', '+275760-09-13T00:00:00.000Z'],
    ...['-271821-04-20T00:00:00.000Z', '+300000-01-01T00:00:00Z', '2026-02-30T00:00:00Z'],
    ...['2026-11-23T23:59:60Z', '2026-11-23', 'infinity', '-infinity', 'now', 'epoch', 'allballs'],
    ...['2026-11-23T00:00:00+23:59', '4714-11-24 BC', '294277-01-01T00:00:00Z'],
  ),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('x', 'é', '\u{1f375}', '%_').map((text) => text.repeat(20_000)),
  fc.double(),
  fc.jsonValue({ stringUnit: 'binary' }),
  fc.nat(3000).map((depth) => nested('x', depth)),
  fc.dictionary(
    fc.constantFrom('__proto__', 'constructor', 'then', 'toJSON', 'length'),
    fc.jsonValue(),
  ),
);

const anyName = fc.oneof(
  fc.constantFrom(
    ...[
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      'then',
      'toJSON',
      'hasOwnProperty',
      '',
    ],
    ...['id', 'userId', 'role', 'limit', 'cursor', 'search', 'page', 'pageSize', 'sort', 'status'],
    ...['items', 'note', 'idempotencyKey', 'expectedVersion', 'orderNumber', 'from', 'to', 'ids'],
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** The input with the change made at one of its places, at any depth; place 0 is the whole. */
function changedAt(input: unknown, place: number, change: Change): unknown {
  const places = placesOf(input);
  const path = places[place % places.length] ?? [];
  return changedAlong(input, path, change);
}

function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null || path.length > 4) return [path];
  const inner = Object.entries(value).slice(0, 20);
  return [...inner.flatMap(([name, each]) => placesOf(each, [...path, name])), path];
}

function changedAlong(value: unknown, [name, ...rest]: readonly string[], change: Change): unknown {
  if (name === undefined) return change(value);
  const old = Object.entries(Object(value)).find(([each]) => each === name)?.[1];
  return withField(value, name, changedAlong(old, rest, change));
}

/** A copy with a field, which may be called __proto__, or without it. */
function withField(value: unknown, name: string, field: unknown): unknown {
  if (typeof value !== 'object' || value === null) return { [name]: field };
  const copy: object = Array.isArray(value) ? [...value] : { ...value };
  if (field === removed) Reflect.deleteProperty(copy, name);
  else
    Object.defineProperty(copy, name, {
      value: field,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return copy;
}

/** As a change: what a field has that is to go. */
function removed(): unknown {
  return removed;
}

function nested(value: unknown, depth: number): unknown {
  let outer = value;
  for (let at = 0; at < depth; at++) outer = at % 2 === 0 ? [outer] : { id: outer };
  return outer;
}
