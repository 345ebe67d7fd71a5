import type { Plugin } from 'vite';

/**
 * Sonner puts its styles into the page by script, which a security policy without 'unsafe-inline' forbids.
 * The build leaves that out, and the page imports the same styles as the file that Sonner ships.
 */
export function withoutInlineStyles(): Plugin {
  return {
    name: 'without-inline-styles',
    apply: 'build',
    transform(code, id) {
      if (!id.includes('/sonner/dist/') || !id.endsWith('.mjs')) return null;
      const without = code.replace(/^__insertCSS\(.*\);$/m, '');
      if (without === code) this.error('Sonner no longer inserts its styles where it did');
      return { code: without, map: null };
    },
  };
}
