import { isStoreError } from '@order-store/sdk';
import { CatalogFileError } from '@order-store/sdk/catalog';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Page } from '../../../ui/page.tsx';
import { WayBack } from '../../layout/way-back.tsx';
import { FileDrop } from './file-drop.tsx';
import { ImportColumns } from './import-columns.tsx';
import { ProgressOfImport } from './import-progress.tsx';
import { ImportResult } from './import-result.tsx';
import { useImport, type ImportMode } from './use-import.ts';

/** Products from a CSV file. */
export function ImportPage() {
  const [file, setFile] = useState<File | null>(null);
  const [mode, setMode] = useState<ImportMode>('all-or-nothing');
  const work = useImport();
  const choose = (chosen: File) => {
    setFile(chosen);
    work.reset();
  };

  return (
    <Page
      title="Import products"
      above={<WayBack to="/back-office/products">All products</WayBack>}
    >
      <div className="grid gap-6">
        {work.progress && file ? (
          <ProgressOfImport progress={work.progress} total={file.size} onCancel={work.cancel} />
        ) : (
          <form
            className="grid gap-5"
            onSubmit={(event) => {
              event.preventDefault();
              if (file && !work.isPending) work.mutate({ file, mode });
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
        {work.error && <Failure error={work.error} />}
        {work.data && <ImportResult result={work.data} />}
        <ImportColumns />
      </div>
    </Page>
  );
}

interface ModesProps {
  chosen: ImportMode;
  onChoose: (mode: ImportMode) => void;
}

function Modes({ chosen, onChoose }: ModesProps) {
  return (
    <fieldset className="grid gap-2.5">
      <legend className="mb-2 font-semibold">If a row is not right</legend>
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
  { mode: 'all-or-nothing', label: 'change nothing, and tell me what is wrong' },
  { mode: 'row-by-row', label: 'leave it out and take the others' },
] as const;

function Failure({ error }: { error: Error }) {
  if (isStoreError(error, 'ABORTED')) {
    return (
      <Notice tone="warn">
        <p>Stopped. Nothing was changed.</p>
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

/** What is wrong with the file as a whole; null when the failure is another. */
function fileProblem(error: Error): string | null {
  if (error instanceof CatalogFileError) return `${error.message}.`;
  if (!isStoreError(error, 'VALIDATION_FAILED')) return null;
  const problems = error.details['csv'];
  return problems ? `The file ${problems.join(', and ')}.` : null;
}
