import { startTestApi, type TestApi, type TestUser } from '@order-store/api/testing';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement, StrictMode, type ComponentType } from 'react';
import { createClient, type StoreClient } from '../index.ts';
import { render, type RenderedPage } from './render-page.ts';

/** A store, a signed-in client and rendered components. */
export interface StoreWithPages extends AsyncDisposable {
  readonly api: TestApi;
  readonly person: TestUser;
  readonly client: StoreClient;
  readonly queryClient: QueryClient;
  /** Renders a component in strict mode until the end of the scope. */
  render(component: ComponentType): RenderedPage;
}

/** `await using pages = await startStoreWithPages()` */
export async function startStoreWithPages(
  as: 'customer' | 'staff' = 'customer',
): Promise<StoreWithPages> {
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
    render: (component) =>
      cleanup.use(
        render(
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
