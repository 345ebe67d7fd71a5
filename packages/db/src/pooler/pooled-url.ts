/** Whether the URL is marked as a pooler in transaction mode: `?pooler=transaction`. */
export function isPooled(url: string): boolean {
  return new URL(url).searchParams.get(parameter) === transaction;
}

export function markPooled(url: string): string {
  const marked = new URL(url);
  marked.searchParams.set(parameter, transaction);
  return marked.toString();
}

/** Removes the mark, which node-postgres would take for one of its own settings. */
export function withoutPoolerMark(url: string): string {
  const plain = new URL(url);
  plain.searchParams.delete(parameter);
  return plain.toString();
}

const parameter = 'pooler';
const transaction = 'transaction';
