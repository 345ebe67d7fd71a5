import { createClient, type CatalogImport } from '@order-store/sdk';
import { importCatalog, type ImportProgress } from '@order-store/sdk/catalog';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { productsKey } from '../../../products/product-queries.ts';

/** How to handle rows with problems. */
export type ImportMode = 'all-or-nothing' | 'row-by-row';

interface ImportRequest {
  readonly file: File;
  readonly mode: ImportMode;
}

// A large file takes longer than the default timeout.
const importStore = createClient({ url: window.location.origin, timeoutMs: 600_000 });

/** Imports a file and tracks its progress. Unmounting aborts the import. */
export function useImport() {
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const mutation = useMutation({
    mutationFn: ({ file, mode }: ImportRequest): Promise<CatalogImport> => {
      running.current = new AbortController();
      setProgress({ phase: 'uploading', bytes: 0, rows: 0, problems: 0 });
      return importCatalog(importStore, file.stream(), {
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
