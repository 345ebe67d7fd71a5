import { isStoreError } from '@order-store/sdk';
import { Notice } from '../../ui/notice.tsx';

/** Why a change of an order's units was rejected. */
export function ChangeError({ error }: { error: unknown }) {
  if (!error) return null;
  if (isStoreError(error, 'VERSION_CONFLICT')) {
    return (
      <Notice tone="warn">
        Someone else updated this order. Your change was not saved. Check the quantities, then try
        again.
      </Notice>
    );
  }
  return <Notice tone="bad" error={error} />;
}
