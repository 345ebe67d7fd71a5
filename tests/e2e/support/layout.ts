/** Horizontal overflow of the page in pixels. */
export function overflow(): number {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}

/** The dates, badges, amounts and order numbers in headings that are broken into several lines. */
export function brokenTexts(): (string | null)[] {
  const texts = document.querySelectorAll('main time, h1 span, td .rounded-full, td .tabular-nums');
  return [...texts]
    .filter((text) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      const lines = [...range.getClientRects()].map(({ top }) => Math.round(top));
      return new Set(lines).size > 1;
    })
    .map(({ textContent }) => textContent);
}
