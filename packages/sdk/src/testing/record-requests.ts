/** A fetch that records its requests. */
export function recordRequests(): {
  readonly requests: Request[];
  readonly fetch: typeof globalThis.fetch;
} {
  const requests: Request[] = [];
  return {
    requests,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push(request.clone());
      return fetch(request);
    },
  };
}
