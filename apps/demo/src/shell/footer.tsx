import { Link } from '@tanstack/react-router';

export function Footer() {
  return (
    <footer className="border-t border-line print:hidden">
      <div className="mx-auto flex max-w-7xl flex-wrap justify-between gap-x-8 gap-y-1 px-4 py-6 text-sm text-ink-soft sm:px-6">
        <p>Pottle, kitchen and home</p>
        <p>
          Demo shop, powered by Order Store.{' '}
          <Link to="/flash-sale" className="text-rim underline underline-offset-4">
            Run a flash sale
          </Link>
        </p>
      </div>
    </footer>
  );
}
