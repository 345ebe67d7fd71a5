import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { withoutInlineStyles } from './build-without-inline-styles.ts';

const api = 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [react(), tailwindcss(), withoutInlineStyles()],
  server: {
    host: '127.0.0.1',
    proxy: { '/trpc': api, '/demo-accounts.json': api },
  },
  // The flash sale's worker loads what it needs when it needs it, as the page does.
  worker: { format: 'es' },
  build: {
    // light-dark() in the tokens stays as written.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // A font as a data: URL would need `font-src data:` in the page's security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What the first view takes comes as one file: split where views share it, it would be larger packed.
        codeSplitting: { groups: [{ name: 'first-view', tags: ['$initial'] }] },
      },
    },
  },
});
