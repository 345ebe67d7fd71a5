import { JSDOM } from 'jsdom';
import type { ReactNode } from 'react';

/**
 * Sets the globals `window` and `document` for React; fetch stays Node's. Must be imported before React.
 */
const { window } = new JSDOM('', { url: 'http://127.0.0.1/' });
Object.assign(globalThis, { window, document: window.document });

const { createRoot } = await import('react-dom/client');

/** A rendered component, unmounted at the end of the scope. */
export interface RenderedPage extends AsyncDisposable {
  /** The text on the page. */
  readonly text: () => string;
  /** Clicks the button with this label. */
  readonly click: (label: string) => void;
}

/** Renders into the document. */
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
      if (!button) throw new Error(`No button has the label "${label}": ${element.innerHTML}`);
      button.click();
    },
    async [Symbol.asyncDispose]() {
      root.unmount();
      element.remove();
    },
  };
}

/** Dispatches the event of a storage change in another tab. */
export function dispatchStorageEvent(key: string | null): void {
  window.dispatchEvent(new window.StorageEvent('storage', { key }));
}

/** Dispatches an event of the window, such as `focus`. */
export function dispatchWindowEvent(type: string): void {
  window.dispatchEvent(new window.Event(type));
}

/** The page's storage, shared by the tests of a file. */
export const { localStorage } = window;
