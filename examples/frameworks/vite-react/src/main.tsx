import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Cart } from './cart.tsx';
import { Products } from './products.tsx';
import { queryClient } from './store.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Products />
      <Cart />
    </QueryClientProvider>
  </StrictMode>,
);
