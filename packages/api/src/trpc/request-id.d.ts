import { AsyncLocalStorage } from 'node:async_hooks';
/** The id of the HTTP request that is being answered, also where no context was made yet. */
export declare const requestIds: AsyncLocalStorage<string>;
