import { fileURLToPath } from 'node:url';
import { runnerImport, type Plugin } from 'vite';
import type * as RenderHome from './src/prerender/render-home.tsx';

/**
 * Renders the home page into index.html, so that it is painted before the code has loaded. Every page is served that
 * file: `public/theme.js` marks the home page, and CSS hides the markup on others.
 */
export function prerenderHome(): Plugin {
  return {
    name: 'prerender-home',
    apply: 'build',
    async transformIndexHtml(html) {
      const { module } = await runnerImport<typeof RenderHome>(
        fileURLToPath(new URL('src/prerender/render-home.tsx', import.meta.url)),
        { configFile: false, root: fileURLToPath(new URL('.', import.meta.url)) },
      );
      const home = module.renderHome();
      if (/\sstyle=/.test(home))
        throw new Error(
          'The home page has a style attribute, which the content security policy forbids',
        );
      const rendered = html.replace(
        placeholder,
        () => `<div class="prerendered-home">${home}</div>`,
      );
      if (rendered === html) throw new Error(`index.html does not contain ${placeholder}`);
      return rendered;
    },
  };
}

const placeholder = '<!-- prerendered home page -->';
