import { createClient, type CatalogImportJob } from '@order-store/sdk';
import { followImport, uploadCatalog, type ImportProgress } from '@order-store/sdk/catalog';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { productsKey } from '../../../products/product-queries.ts';

/** An upload to start, or an import that was started before. */
interface ImportRequest {
  readonly id: string;
  /** How to handle rows with errors; undefined if it was started before. */
  readonly mode?: 'all-or-nothing' | 'row-by-row';
}

// Without a deadline: lost connections only delay an import.
const importStore = createClient({ url: window.location.origin });

/**
 * Uploads a file, then imports it or follows an import that is running, and tracks the progress. Unmounting discards an
 * upload; an import that was started continues in the store.
 */
export function useImport() {
  const queryClient = useQueryClient();
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const running = useRef<AbortController | null>(null);
  const uploaded = useRef<string | null>(null);

  const discard = useCallback(() => {
    running.current?.abort();
    if (uploaded.current === null) return;
    void importStore.catalog.cancelImport.mutate({ id: uploaded.current }).catch(() => {});
    uploaded.current = null;
  }, []);
  useEffect(() => discard, [discard]);

  const begin = () => {
    discard();
    running.current = new AbortController();
    return { onProgress: setProgress, signal: running.current.signal };
  };

  const upload = useMutation({
    mutationFn: async (file: File): Promise<string> => {
      const options = begin();
      setProgress({ id: '', phase: 'uploading', bytes: 0, rows: 0, problems: 0, applied: 0 });
      const { id } = await uploadCatalog(importStore, file.stream(), options);
      uploaded.current = id;
      return id;
    },
    onSettled: () => setProgress(null),
  });

  const run = useMutation({
    mutationFn: async ({ id, mode }: ImportRequest): Promise<CatalogImportJob> => {
      if (mode) {
        uploaded.current = null;
        await importStore.catalog.startImport.mutate({ id, mode });
      }
      return followImport(importStore, id, begin());
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

  /** Discards the upload and the result. */
  const reset = () => {
    discard();
    upload.reset();
    run.reset();
  };
  return { upload, run, progress, cancellation, reset };
}
