/** Class names of the header. The prerendered home page has one of the same size. */
export const headerStyle = {
  bar: 'sticky top-0 z-30 border-b-3 border-rim bg-page print:hidden',
  content: 'mx-auto flex h-16 max-w-7xl items-center justify-between gap-2 px-3 sm:px-6',
} as const;
