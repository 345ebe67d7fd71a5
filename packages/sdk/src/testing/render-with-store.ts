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
  const pages = await openPages(starting.use(await startTestApi()), as);
  starting.use(pages);
  const cleanup = starting.move();
  return { ...pages, [Symbol.asyncDispose]: () => cleanup.disposeAsync() };
}

/** The same for another user of an API that tests share: `await using pages = await openPages(api)`. */
export async function openPages(
  api: TestApi,
  as: 'customer' | 'staff' = 'customer',
): Promise<StoreWithPages> {
  const person = await api.store[as]();
  const client = createClient({ url: api.url, token: person.token });
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const cleanup = new AsyncDisposableStack();
  cleanup.defer(() => queryClient.clear());
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
