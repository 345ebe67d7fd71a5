import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';
import { emitApiReference } from './emit-api-reference.ts';
import { prerenderHome } from './prerender-home.ts';
import { withoutInlineStyles } from './build-without-inline-styles.ts';
import { withoutSuspending } from './build-without-suspending.ts';

const api = 'http://127.0.0.1:4000';

// The API serves these files, so that requests cost no compression.
const precompressed = compression({
  algorithms: ['brotliCompress', 'gzip'],
  include: /\.(?:css|html|js|json|map|svg)$/,
  threshold: 1024,
});

export default defineConfig({
  plugins: [
    tailwindcss(),
    withoutInlineStyles(),
    withoutSuspending(),
    prerenderHome(),
    emitApiReference(),
    precompressed,
  ],
  // Preact in place of React, in dependencies too: a quarter of its size. Types and tests are React's.
  resolve: {
    alias: [
      { find: /^react(?:-dom)?$/, replacement: 'preact/compat' },
      { find: 'react-dom/client', replacement: 'preact/compat/client' },
      { find: 'react/jsx-runtime', replacement: 'preact/jsx-runtime' },
      { find: 'react/jsx-dev-runtime', replacement: 'preact/jsx-dev-runtime' },
    ],
    dedupe: ['preact'],
  },
  optimizeDeps: { rolldownOptions: { plugins: [withoutSuspending()] } },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/trpc': api,
      '/exports': api,
      '/demo-accounts.json': api,
      '/delivery-methods.txt': api,
      '/vat-rates.txt': api,
      '/payments': api,
    },
  },
  // The flash sale's worker uses dynamic imports.
  worker: { format: 'es' },
  build: {
    // Browsers that support light-dark(), so that it isn't transpiled.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Data URLs would need `font-src data:` in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // One chunk for the initial page: several chunks would be larger when compressed.
        codeSplitting: { groups: [{ name: 'first-view', tags: ['$initial'] }] },
      },
    },
  },
});
