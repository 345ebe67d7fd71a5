import { JSDOM } from 'jsdom';
import type { ReactNode } from 'react';

/**
 * Puts the document of a page that no browser shows where React looks for one, and nothing else of it: the
 * network stays Node's. To be imported before React.
 */
const { window } = new JSDOM('', { url: 'http://127.0.0.1/' });
Object.assign(globalThis, { window, document: window.document });

const { createRoot } = await import('react-dom/client');

/** What a component shows, until the end of the scope. */
export interface RenderedPage extends AsyncDisposable {
  /** The text on the page. */
  readonly text: () => string;
  /** Clicks the button with this label. */
  readonly click: (label: string) => void;
}

/** Renders for real, as a page does. */
export function render(node: ReactNode): RenderedPage {
  const element = document.createElement('div');
  document.body.append(element);
  const root = createRoot(element);
  root.render(node);
  return {
    text: () => element.textContent,
    click(label) {
      const button = [...element.querySelectorAll('button')].find(
        ({ textContent }) => textContent === label,
      );
      if (!button) throw new Error(`No button says "${label}": ${element.innerHTML}`);
      button.click();
    },
    async [Symbol.asyncDispose]() {
      root.unmount();
      element.remove();
    },
  };
}

/** Tells this page that another tab has changed something in the storage, as browsers do. */
export function dispatchStorageEvent(key: string | null): void {
  window.dispatchEvent(new window.StorageEvent('storage', { key }));
}

/** The page's storage, which survives until the test file ends. */
export const { localStorage } = window;
