import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The page and the store have one origin, so the store's session cookie works and CORS is not needed.
const proxy = { '/trpc': { target: 'http://127.0.0.1:4000' } };

export default defineConfig({ plugins: [react()], server: { proxy }, preview: { proxy } });
