/** The keys from `last` to `key`, in either direction; `key` alone if `last` is not among them. */
export function rangeBetween(
  keys: readonly string[],
  last: string | null,
  key: string,
): readonly string[] {
  const ends = [last === null ? -1 : keys.indexOf(last), keys.indexOf(key)];
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  return from === -1 ? [key] : keys.slice(from, to + 1);
}
