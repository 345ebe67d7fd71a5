import type { Plugin } from 'vite';
import { patchModule } from './patch-module.ts';

/**
 * Removes the code with which Sonner injects a style element, because the content security policy has no
 * 'unsafe-inline'. The page imports Sonner's CSS file instead.
 */
export function withoutInlineStyles(): Plugin {
  return patchModule({
    name: 'without-inline-styles',
    file: /\/sonner\/dist\/.*\.mjs$/,
    code: /^__insertCSS\(.*\);$/m,
  });
}
