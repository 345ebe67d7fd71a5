import { createClient, type CatalogImportJob } from '@order-store/sdk';
import { followImport, importCatalog, type ImportProgress } from '@order-store/sdk/catalog';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { productsKey } from '../../../products/product-queries.ts';

/** How to handle rows with problems. */
export type ImportMode = 'all-or-nothing' | 'row-by-row';

/** A file to import, or an import that was started before. */
type ImportRequest = { readonly file: File; readonly mode: ImportMode } | { readonly id: string };

// Without a deadline: lost connections only delay an import.
const importStore = createClient({ url: window.location.origin });

/**
 * Imports a file, or follows an import that is running, and tracks its progress. Unmounting stops an upload; an import
 * that was started continues in the store.
 */
export function useImport() {
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const mutation = useMutation({
    mutationFn: (request: ImportRequest): Promise<CatalogImportJob> => {
      running.current = new AbortController();
      const options = { onProgress: setProgress, signal: running.current.signal };
      if ('id' in request) return followImport(importStore, request.id, options);
      const { file, mode } = request;
      setProgress({ id: '', phase: 'uploading', bytes: 0, rows: 0, problems: 0, applied: 0 });
      return importCatalog(importStore, file.stream(), { mode, ...options });
    },
    onSuccess: ({ applied }) => {
      if (applied) void queryClient.invalidateQueries({ queryKey: productsKey });
    },
    onSettled: () => setProgress(null),
  });

  const cancellation = useMutation({
    mutationFn: async ({ id, phase }: ImportProgress) => {
      if (phase === 'uploading') running.current?.abort();
      // The result shows that it was cancelled, and what was applied before.
      else await importStore.catalog.cancelImport.mutate({ id });
    },
  });

  return { ...mutation, progress, cancellation };
}
