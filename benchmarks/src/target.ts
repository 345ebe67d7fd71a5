/** What a figure must reach. */
export type Target =
  | { readonly atLeast: number }
  | { readonly atMost: number }
  | { readonly above: number };

export function isReached({
  figure,
  target,
}: {
  readonly figure: number;
  readonly target: Target;
}): boolean {
  if ('atLeast' in target) return figure >= target.atLeast;
  if ('atMost' in target) return figure <= target.atMost;
  return figure > target.above;
}
