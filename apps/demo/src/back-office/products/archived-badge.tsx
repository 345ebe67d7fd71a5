/** Marks a product that is no longer for sale. */
export function ArchivedBadge() {
  return (
    <span className="inline-block rounded-full whitespace-nowrap bg-sunk px-2.5 py-0.5 text-sm font-semibold text-ink-soft">
      Archived
    </span>
  );
}
