import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { finishPendingSignOut } from './account/sign-out.ts';
import { queryClient, router } from './router.ts';
import { watchConnection } from './store/connection.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');

// Warns of mistakes, as React does in development.
if (import.meta.env.DEV) await import('preact/debug');

finishPendingSignOut();
watchConnection();

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
