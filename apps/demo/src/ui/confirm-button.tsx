import { useId, useRef, type ReactNode } from 'react';
import { Button } from './button.tsx';

interface ConfirmButtonProps {
  label: string;
  /** What the button is about, for screen readers, where several have the same label. */
  about?: string;
  look?: 'danger' | 'secondary';
  size?: 'normal' | 'small';
  busy: boolean;
  /** The dialog's title. */
  question: string;
  /** Explains the consequences. */
  children: ReactNode;
  yes: string;
  no: string;
  onYes: () => void;
}

/** A button that asks for confirmation in a native modal dialog. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const {
    label,
    about,
    look = 'danger',
    size = 'normal',
    busy,
    question,
    children,
    yes,
    no,
    onYes,
  } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  return (
    <>
      <Button look={look} size={size} busy={busy} onClick={() => dialog.current?.showModal()}>
        {label}
        {about !== undefined && <span className="sr-only"> {about}</span>}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={id}
        className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-lg border border-line bg-raised p-6 text-ink shadow-xl backdrop:bg-[#0b1430]/50"
      >
        <h2 id={id} className="text-2xl">
          {question}
        </h2>
        <div className="mt-2 text-ink-soft">{children}</div>
        <div className="mt-6 flex flex-wrap justify-end gap-3">
          <Button look="quiet" onClick={() => dialog.current?.close()}>
            {no}
          </Button>
          <Button
            look={look}
            onClick={() => {
              dialog.current?.close();
              onYes();
            }}
          >
            {yes}
          </Button>
        </div>
      </dialog>
    </>
  );
}
