export function Logo() {
  return (
    <span className="flex items-center gap-2.5">
      <svg viewBox="0 0 32 32" aria-hidden className="size-9">
        <path d="M22 12.5h2a4 4 0 0 1 0 8h-2" fill="none" stroke="currentColor" strokeWidth="2.4" />
        <path d="M6 10h16v13a5 5 0 0 1-5 5h-6a5 5 0 0 1-5-5z" fill="currentColor" />
        <rect x="4.5" y="6.5" width="19" height="3.6" rx="1.8" fill="var(--glaze-mustard)" />
      </svg>
      <span className="font-display text-[1.7rem] leading-none font-extrabold tracking-tight max-[22rem]:sr-only">
        Pottle
      </span>
    </span>
  );
}
