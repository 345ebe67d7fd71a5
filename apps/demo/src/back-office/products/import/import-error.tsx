import { isStoreError } from '@order-store/sdk';
import { CatalogFileError } from '@order-store/sdk/catalog';
import { Notice } from '../../../ui/notice.tsx';

/** Why an upload, a preview or an import failed. */
export function ImportError({ error }: { error: Error }) {
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
