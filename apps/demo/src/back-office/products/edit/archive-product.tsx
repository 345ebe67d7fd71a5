import type { Product } from '@order-store/sdk';
import { store } from '../../../store/store.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { notify } from '../../../ui/notify.ts';
import { useProductChange } from '../use-product-change.ts';

/** Takes a product off sale, or offers it again. */
export function ArchiveProduct({ product: { id, archivedAt } }: { product: Product }) {
  const isArchived = archivedAt !== null;
  const change = useProductChange(
    isArchived ? store.products.restore.mutate : store.products.archive.mutate,
    ({ name }) => notify.success(isArchived ? `${name} is for sale again` : `${name} archived`),
  );
  return (
    <>
      <Button look="secondary" busy={change.isPending} onClick={() => change.mutate({ id })}>
        {isArchived ? 'Restore' : 'Archive'}
      </Button>
      {change.error && <Notice tone="bad" className="basis-full" error={change.error} />}
    </>
  );
}
