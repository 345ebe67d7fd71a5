import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../../../store/store.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { BackLink } from '../../layout/back-link.tsx';
import { FileDrop } from './file-drop.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportError } from './import-error.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportStatus } from './import-progress.tsx';
import { ImportResult } from './import-result.tsx';
import { useImport } from './use-import.ts';

/** Imports products from a CSV file: choose it, see what will change, import. */
export function ImportPage() {
  const [file, setFile] = useState<File | null>(null);
  const { upload, run, progress, cancellation, reset } = useImport();
  const id = progress || run.isSuccess ? undefined : upload.data;
  const choose = (chosen: File | null) => {
    reset();
    setFile(chosen);
  };

  return (
    <Page
      title="Import products"
      above={<BackLink to="/back-office/products">All products</BackLink>}
    >
      <div className="grid gap-6">
        {progress && (
          <ImportStatus
            progress={progress}
            size={file?.size ?? 0}
            onCancel={() => cancellation.mutate(progress)}
          />
        )}
        {!progress && !upload.isPending && id === undefined && (
          <form
            className="grid gap-5"
            onSubmit={(event) => {
              event.preventDefault();
              if (!file || run.isPending) return;
              run.reset();
              upload.mutate(file);
            }}
          >
            <FileDrop file={file} onChoose={choose} />
            <div>
              <Button type="submit" disabled={file === null} busy={run.isPending}>
                Preview
              </Button>
            </div>
          </form>
        )}
        {id !== undefined && (
          <ImportPreview
            id={id}
            busy={run.isPending}
            onImport={(mode) => run.mutate({ id, mode })}
            onCancel={() => choose(null)}
          />
        )}
        {!run.isPending && !upload.isPending && (
          <RunningImport onFollow={(running) => run.mutate({ id: running })} />
        )}
        {cancellation.error && <Notice tone="warn" error={cancellation.error} />}
        {upload.error && <ImportError error={upload.error} />}
        {run.error && <ImportError error={run.error} />}
        {run.data && <ImportResult result={run.data} />}
        <ImportColumns />
      </div>
    </Page>
  );
}

/** Offers to show an import that was started earlier, for example before the page was reloaded. */
function RunningImport({ onFollow }: { onFollow: (id: string) => void }) {
  const { data } = useQuery({ ...queries.catalog.listImports.queryOptions(), staleTime: 0 });
  const running = data?.items.find(({ state }) => state === 'checking' || state === 'applying');
  if (!running) return null;
  return (
    <Notice tone="warn">
      <p>An import that you started earlier is still running.</p>
      <div className="mt-2">
        <Button look="secondary" size="small" onClick={() => onFollow(running.id)}>
          Show progress
        </Button>
      </div>
    </Notice>
  );
}
