import { createClient, type CatalogImport } from '@order-store/sdk';
import { importCatalog, type ImportProgress } from '@order-store/sdk/catalog';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { productsKey } from '../../../products/product-queries.ts';

/** What one row with a problem means. */
export type ImportMode = 'all-or-nothing' | 'row-by-row';

interface ImportOrder {
  readonly file: File;
  readonly mode: ImportMode;
}

// Applying a long file takes longer than people wait for a click.
const patientStore = createClient({ url: window.location.origin, timeoutMs: 600_000 });

/** Sends a file to the store and tells how far it is; called off when the view is left. */
export function useImport() {
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const mutation = useMutation({
    mutationFn: ({ file, mode }: ImportOrder): Promise<CatalogImport> => {
      running.current = new AbortController();
      setProgress({ phase: 'uploading', bytes: 0, rows: 0, problems: 0 });
      return importCatalog(patientStore, file.stream(), {
        mode,
        onProgress: setProgress,
        signal: running.current.signal,
      });
    },
    onSuccess: ({ applied }) => {
      if (applied) void queryClient.invalidateQueries({ queryKey: productsKey });
    },
    onSettled: () => setProgress(null),
  });

  return {
    ...mutation,
    progress,
    cancel: () => running.current?.abort(),
  };
}
