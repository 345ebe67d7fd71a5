import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';

interface DialogProps {
  open: boolean;
  /** Called on Escape, the close button or a click outside. */
  onClose: () => void;
  title: string;
  /** Description, announced together with the title. */
  lead?: ReactNode;
  width?: keyof typeof widths;
  /** Gets the focus when the dialog opens, instead of its first control. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** Buttons, with the primary action last. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** A modal dialog. It pulls in Base UI, so import it only from lazily loaded pages. */
export function Dialog({
  open,
  onClose,
  title,
  lead,
  width = 'normal',
  initialFocus,
  actions,
  children,
}: DialogProps) {
  return (
    <Base.Root
      open={open}
      onOpenChange={(opening) => {
        if (!opening) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[#0b1430]/50 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          initialFocus={initialFocus}
          className={`fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-lg border border-line bg-raised text-ink shadow-xl transition-[opacity,scale] duration-150 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0 ${widths[width]}`}
        >
          <div className="flex items-start gap-4 px-6 pt-5">
            <div className="grow">
              <Base.Title className="pt-1 text-2xl">{title}</Base.Title>
              {lead && (
                <Base.Description className="mt-2 text-ink-soft" render={<div />}>
                  {lead}
                </Base.Description>
              )}
            </div>
            <Base.Close
              aria-label="Close"
              className="-mr-2 grid size-10 shrink-0 place-items-center rounded-md text-ink-soft transition-colors hover:bg-sunk hover:text-ink"
            >
              <X aria-hidden className="size-5" />
            </Base.Close>
          </div>
          {/* The padding leaves room for focus outlines. */}
          {children && <div className="min-h-0 overflow-y-auto px-6 pt-5 pb-1">{children}</div>}
          {actions && (
            <div className="flex flex-wrap justify-end gap-3 px-6 pt-5 pb-6">{actions}</div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

const widths = {
  normal: 'max-w-md',
  wide: 'max-w-3xl',
} as const;
