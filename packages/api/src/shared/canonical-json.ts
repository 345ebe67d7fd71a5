/**
 * The JSON of equal values is equal, whatever the order of their fields. Anyone can send a hundred thousand fields, so it
 * is written directly: building sorted objects and comparing names in a function takes several times as long.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (!isObject(value) || typeof value['toJSON'] === 'function')
    return JSON.stringify(value) ?? 'null';
  return Array.isArray(value) ? `[${value.map(canonicalJson).join(',')}]` : objectOf(value);
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function objectOf(fields: Fields): string {
  let text = '{';
  for (const name of sortedNames(fields)) {
    const value = fields[name];
    if (value === undefined) continue;
    if (text.length > 1) text += ',';
    text += `${quoted(name)}:${canonicalJson(value)}`;
  }
  return `${text}}`;
}

/** Most texts need no escapes. */
function quoted(text: string): string {
  return /^[\w .-]*$/.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** Array indices first, as objects list them: stored hashes depend on it. */
function sortedNames(fields: Fields): string[] {
  const names = Object.keys(fields);
  if (names.length < 2) return names;
  const first = names.findIndex((name) => !isIndex(name));
  if (first < 0) return names;
  const others = names.splice(first);
  return names.concat(others.toSorted());
}

function isIndex(name: string): boolean {
  return /^(?:0|[1-9]\d{0,9})$/.test(name) && Number(name) < 2 ** 32 - 1;
}
