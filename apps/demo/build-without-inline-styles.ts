import type { Plugin } from 'vite';

/**
 * Removes the code with which Sonner injects a style element, because the content security policy has no
 * 'unsafe-inline'. The page imports Sonner's CSS file instead.
 */
export function withoutInlineStyles(): Plugin {
  return {
    name: 'without-inline-styles',
    apply: 'build',
    transform(code, id) {
      if (!id.includes('/sonner/dist/') || !id.endsWith('.mjs')) return null;
      const stripped = code.replace(/^__insertCSS\(.*\);$/m, '');
      if (stripped === code)
        this.error('The __insertCSS call of Sonner was not found: update withoutInlineStyles()');
      return { code: stripped, map: null };
    },
  };
}
