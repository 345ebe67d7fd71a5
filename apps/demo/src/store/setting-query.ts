import { queryOptions } from '@tanstack/react-query';

/** A setting of the shop as its text. Pages parse it, so that the code is not part of the first page. */
function settingQuery(file: string) {
  return queryOptions({
    queryKey: ['setting', file],
    queryFn: async ({ signal }) => {
      const response = await fetch(`/${file}`, { signal });
      if (!response.ok) throw new Error(`${file} failed to load: status ${response.status}`);
      return response.text();
    },
    staleTime: Infinity,
    retry: 2,
  });
}

export const vatRatesText = settingQuery('vat-rates.txt');
export const deliveryMethodsText = settingQuery('delivery-methods.txt');
