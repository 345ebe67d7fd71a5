import { Minus, Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';

interface QuantityStepperProps {
  /** The product's name. */
  label: string;
  quantity: number;
  /** Larger values can be typed and are reduced to this. */
  max: number;
  onChange: (quantity: number) => void;
}

/** Quantity input with buttons to increase and decrease; at least 1. */
export function QuantityStepper({ label, quantity, max, onChange }: QuantityStepperProps) {
  // The text while it is being edited; null otherwise.
  const [text, setText] = useState<string | null>(null);
  const commit = () => {
    const entered = Number.parseInt(text ?? '', 10);
    setText(null);
    if (entered >= 1 && entered !== quantity) onChange(Math.min(entered, max));
  };
  return (
    <div className="inline-flex items-center rounded-md border border-line-strong bg-raised">
      <StepButton
        label={`Decrease quantity of ${label}`}
        disabled={quantity <= 1}
        onClick={() => onChange(quantity - 1)}
      >
        <Minus aria-hidden className="size-4" />
      </StepButton>
      <input
        aria-label={`Quantity of ${label}`}
        inputMode="numeric"
        value={text ?? String(quantity)}
        onChange={({ target }) => {
          // Preact, unlike React, leaves the typed text if the state is as before.
          target.value = target.value.replace(/\D/g, '').slice(0, 6);
          setText(target.value);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
        className="h-10 w-12 bg-transparent text-center font-semibold tabular-nums"
      />
      <StepButton
        label={`Increase quantity of ${label}`}
        disabled={quantity >= max}
        onClick={() => onChange(quantity + 1)}
      >
        <Plus aria-hidden className="size-4" />
      </StepButton>
    </div>
  );
}

interface StepButtonProps {
  label: string;
  disabled: boolean;
  onClick: () => void;
  children: ReactNode;
}

function StepButton({ label, disabled, onClick, children }: StepButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
      className="grid size-10 place-items-center rounded-md text-ink hover:not-disabled:bg-sunk disabled:opacity-35"
    >
      {children}
    </button>
  );
}
