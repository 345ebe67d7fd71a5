import { isStoreError } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { CatalogFileError } from '@order-store/sdk/catalog';
import { useState } from 'react';
import { queries } from '../../../store/store.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { BackLink } from '../../layout/back-link.tsx';
import { FileDrop } from './file-drop.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ImportStatus } from './import-progress.tsx';
import { ImportResult } from './import-result.tsx';
import { useImport, type ImportMode } from './use-import.ts';

/** Imports products from a CSV file. */
export function ImportPage() {
  const [file, setFile] = useState<File | null>(null);
  const [mode, setMode] = useState<ImportMode>('all-or-nothing');
  const run = useImport();
  const choose = (chosen: File) => {
    setFile(chosen);
    run.reset();
  };

  return (
    <Page
      title="Import products"
      above={<BackLink to="/back-office/products">All products</BackLink>}
    >
      <div className="grid gap-6">
        {run.progress ? (
          <ImportStatus
            progress={run.progress}
            size={file?.size ?? 0}
            onCancel={() => run.progress && run.cancellation.mutate(run.progress)}
          />
        ) : (
          <form
            className="grid gap-5"
            onSubmit={(event) => {
              event.preventDefault();
              if (file && !run.isPending) run.mutate({ file, mode });
            }}
          >
            <FileDrop file={file} onChoose={choose} />
            <Modes chosen={mode} onChoose={setMode} />
            <div>
              <Button type="submit" disabled={file === null}>
                Import
              </Button>
            </div>
          </form>
        )}
        {!run.isPending && <RunningImport onFollow={(id) => run.mutate({ id })} />}
        {run.cancellation.error && <Notice tone="warn" error={run.cancellation.error} />}
        {run.error && <Failure error={run.error} />}
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

interface ModesProps {
  chosen: ImportMode;
  onChoose: (mode: ImportMode) => void;
}

function Modes({ chosen, onChoose }: ModesProps) {
  return (
    <fieldset className="grid gap-2.5">
      <legend className="mb-2 font-semibold">If a row has errors</legend>
      {modes.map(({ mode, label }) => (
        <label key={mode} className="flex items-center gap-3">
          <input
            type="radio"
            name="mode"
            checked={mode === chosen}
            onChange={() => onChoose(mode)}
            className="size-4 shrink-0 accent-rim"
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

const modes = [
  { mode: 'all-or-nothing', label: 'Import nothing and show the errors' },
  { mode: 'row-by-row', label: 'Skip it and import the rest' },
] as const;

function Failure({ error }: { error: Error }) {
  if (isStoreError(error, 'ABORTED')) {
    return (
      <Notice tone="warn">
        <p>Import stopped. Nothing was changed.</p>
      </Notice>
    );
  }
  const problem = fileProblem(error);
  if (problem === null) return <Notice tone="bad" error={error} />;
  return (
    <Notice tone="bad">
      <p>{problem}</p>
    </Notice>
  );
}

/** Describes an error in the file as a whole; null for any other error. */
function fileProblem(error: Error): string | null {
  if (error instanceof CatalogFileError) return `${error.message}.`;
  if (!isStoreError(error, 'VALIDATION_FAILED')) return null;
  const problems = error.details['csv'];
  return problems ? `The file ${problems.join(', and ')}.` : null;
}
