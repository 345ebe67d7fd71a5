import { useEffect, type ReactNode } from 'react';

interface PageProps {
  title: string;
  width?: keyof typeof widths;
  /** Content above the title, such as a back link. */
  above?: ReactNode;
  /** Content next to the title. */
  aside?: ReactNode;
  /** The content renders its own heading, marked with `data-page-heading`. */
  bare?: boolean;
  children: ReactNode;
}

/** Sets the document title and lays out a page. */
export function Page({ title, width = 'normal', above, aside, bare = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Pottle`;
  }, [title]);
  return (
    <div
      className={`mx-auto w-full px-4 pt-8 pb-16 sm:px-6 print:max-w-none print:p-0 ${widths[width]}`}
    >
      {above}
      {!bare && (
        <div className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <h1 data-page-heading tabIndex={-1} className="text-3xl wrap-anywhere sm:text-4xl">
            <Unbroken title={title} />
          </h1>
          {aside}
        </div>
      )}
      {children}
    </div>
  );
}

/** An order number moves to the next line as a whole. */
function Unbroken({ title }: { title: string }) {
  const [text, number] = title.split(/(?=ORD-)/);
  if (number === undefined) return title;
  return (
    <>
      {text}
      <span className="inline-block max-w-full">{number}</span>
    </>
  );
}

const widths = {
  form: 'max-w-lg',
  normal: 'max-w-4xl',
  wide: 'max-w-7xl',
} as const;
