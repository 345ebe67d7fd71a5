import { renderToStaticMarkup } from 'react-dom/server';
import { Hero } from '../products/hero.tsx';
import { ProductGridSkeleton } from '../products/product-grid-skeleton.tsx';
import { headerStyle } from '../shell/header-style.ts';
import { Logo } from '../shell/logo.tsx';
import { Page } from '../ui/page.tsx';

/**
 * The home page as HTML without interactive elements: text typed into the search before the code has loaded would be
 * lost. Preact replaces it with the live page.
 */
export function renderHome(): string {
  return renderToStaticMarkup(
    <>
      <header className={headerStyle.bar}>
        <div className={headerStyle.content}>
          <span className="text-rim">
            <Logo />
          </span>
        </div>
      </header>
      <main className="grow">
        <Page title="Kitchen and home" width="wide" bare>
          <Hero />
          <div className="h-26 sm:h-28" />
          <ProductGridSkeleton />
        </Page>
      </main>
    </>,
  );
}
