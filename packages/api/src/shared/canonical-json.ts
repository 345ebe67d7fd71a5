import { z } from 'zod';

/**
 * The JSON of equal values is equal, whatever the order of their fields. Anyone can send a hundred thousand fields, so it
 * is written directly: building sorted objects and comparing names in a function takes several times as long.
 */
export function canonicalJson(value: unknown): string {
  const parts: string[] = [];
  append(parts, value);
  return parts.join('');
}

function append(parts: string[], value: unknown): void {
  if (Array.isArray(value)) appendList(parts, value);
  else if (z.core.util.isPlainObject(value)) appendObject(parts, value);
  else parts.push(JSON.stringify(value) ?? 'null');
}

function appendList(parts: string[], list: readonly unknown[]): void {
  parts.push('[');
  for (const [index, value] of list.entries()) {
    if (index > 0) parts.push(',');
    append(parts, value);
  }
  parts.push(']');
}

function appendObject(parts: string[], fields: Readonly<Record<string, unknown>>): void {
  let separator = '{';
  for (const name of sortedNames(fields)) {
    const value = fields[name];
    if (value === undefined) continue;
    parts.push(separator, JSON.stringify(name), ':');
    separator = ',';
    append(parts, value);
  }
  parts.push(separator === '{' ? '{}' : '}');
}

/** Array indices first, as objects list them: stored hashes depend on it. */
function sortedNames(fields: object): string[] {
  const names = Object.keys(fields);
  const first = names.findIndex((name) => !isIndex(name));
  if (first < 0) return names;
  const others = names.splice(first);
  return names.concat(others.toSorted());
}

function isIndex(name: string): boolean {
  return /^(?:0|[1-9]\d{0,9})$/.test(name) && Number(name) < 2 ** 32 - 1;
}
