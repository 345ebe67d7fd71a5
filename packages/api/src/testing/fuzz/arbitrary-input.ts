import fc from 'fast-check';
import { anyName, anyValue, nested } from './hostile-values.ts';

/** Derives an input from a valid one; each call returns a new one. */
type MakeInput = (valid: unknown) => unknown;

/** Generates inputs, mostly valid ones with some values changed so that they pass the first checks. */
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
  const ofAValue = fc.oneof(
    { weight: 4, arbitrary: anyValue.map((value) => () => value) },
    { weight: 3, arbitrary: anyTwist },
    { weight: 1, arbitrary: fc.constant(removed) },
  );
  const somewhere = fc.tuple(fc.nat(50), ofAValue).map(
    ([place, change]) =>
      (input: unknown) =>
        changedAt(input, place, change),
  );
  const oneMoreField = fc.tuple(anyName, anyValue).map(
    ([name, value]) =>
      (input: unknown) =>
        withField(input, name, value),
  );
  return fc.oneof({ weight: 4, arbitrary: somewhere }, { weight: 1, arbitrary: oneMoreField });
}

/** Derives a similar value from a valid one. */
const anyTwist: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom<Change[]>(
    (value) => [value],
    (value) => ({ value }),
    (value) => [value, value],
    (value) => (Array.isArray(value) ? Array(3000).fill(value[0]) : value),
    (value) => (Array.isArray(value) ? [] : value),
    (value) => (typeof value === 'string' ? Number(value) : JSON.stringify(value)),
    (value) => (typeof value === 'number' ? -value : value),
    (value) => (typeof value === 'number' ? value + 1 : value),
    (value) => (typeof value === 'number' ? value + 0.5 : value),
    (value) => (typeof value === 'number' ? value * 1e9 : value),
    (value) => (typeof value === 'string' ? ` ${value}\t` : value),
    (value) => (typeof value === 'string' ? value.toUpperCase() : value),
    (value) => (typeof value === 'string' ? value.repeat(500) : value),
    (value) => (typeof value === 'string' ? value.slice(0, -1) : value),
    (value) => (typeof value === 'string' ? value.normalize('NFD') : value),
    (value) => nested(value, 400),
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

/** Applies a change at one place of the input, at any depth. */
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

/** Returns a copy with or without a field, which may be called __proto__. */
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

/** A change that removes a field. */
function removed(): unknown {
  return removed;
}
