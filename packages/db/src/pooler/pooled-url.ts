/** Whether a URL says that a pooler answers there, one session a transaction: `?pooler=transaction`. */
export function isPooled(url: string): boolean {
  return new URL(url).searchParams.get(parameter) === transaction;
}

export function markPooled(url: string): string {
  const marked = new URL(url);
  marked.searchParams.set(parameter, transaction);
  return marked.toString();
}

/** What is ours, so that node-postgres does not take it for a setting of its own. */
export function withoutPoolerMark(url: string): string {
  const plain = new URL(url);
  plain.searchParams.delete(parameter);
  return plain.toString();
}

const parameter = 'pooler';
const transaction = 'transaction';
