import { startTestApi, type TestApi, type TestUser } from '@order-store/api/testing';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement, StrictMode, type ComponentType } from 'react';
import { createClient, type StoreClient } from '../index.ts';
import { show, type Shown } from './page.ts';

/** A store, a client of it for somebody who is signed in, and pages that show what it answers. */
export interface StoreForPages extends AsyncDisposable {
  readonly api: TestApi;
  readonly person: TestUser;
  readonly client: StoreClient;
  readonly queryClient: QueryClient;
  /** Shows a component in React's strict mode, until the end of the scope. */
  show(component: ComponentType): Shown;
}

/** `await using pages = await startStoreForPages()` */
export async function startStoreForPages(
  as: 'customer' | 'staff' = 'customer',
): Promise<StoreForPages> {
  await using starting = new AsyncDisposableStack();
  const api = starting.use(await startTestApi());
  const person = await api.store[as]();
  const client = createClient({ url: api.url, token: person.token });
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  starting.defer(() => queryClient.clear());
  const cleanup = starting.move();
  return {
    api,
    person,
    client,
    queryClient,
    show: (component) =>
      cleanup.use(
        show(
          createElement(
            StrictMode,
            null,
            createElement(QueryClientProvider, { client: queryClient }, createElement(component)),
          ),
        ),
      ),
    [Symbol.asyncDispose]: () => cleanup.disposeAsync(),
  };
}
